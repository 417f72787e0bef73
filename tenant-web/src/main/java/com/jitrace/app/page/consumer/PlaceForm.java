package com.jitrace.app.page.consumer;

import com.jitrace.app.words.Cities;
import com.jitrace.app.words.Regions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a reader for the place without script: a city or region by its name, or a country and then one of its regions. */
public final class PlaceForm {
    private static final int CANDIDATES_MAX = 8;

    private final Asked asked;
    private final Map<String, String> found;

    PlaceForm(Asked asked) {
        this.asked = asked;
        this.found = asked.city().map(typed -> found(typed, asked)).orElse(Map.of());
    }

    /** A place to choose, with the page that compares it. */
    public record Candidate(String name, String link) {}

    /** Where the reader goes at once, because what was typed names one place only. */
    Optional<String> onlyOne() {
        if (asked.city().isEmpty() || asked.region().isPresent()) {
            return Optional.empty();
        }
        if (found.size() == 1) {
            return Optional.of(asked.forRegion(found.keySet().iterator().next()));
        }
        return found.isEmpty() ? Regions.countryNamed(asked.city().get()).map(asked::forCountry) : Optional.empty();
    }

    /** Whether the reader is in the middle of choosing, or has chosen. */
    public boolean isOpen() {
        return asked.city().isPresent()
                || asked.country().isPresent()
                || asked.region().isPresent()
                || isLocating();
    }

    /** Whether the reader wants the browser to say where it is. */
    public boolean isLocating() {
        return asked.shown().contains(Asked.Extra.LOCATE);
    }

    public String locateLink() {
        return asked.address().path() + "?locate=1&lang=" + asked.language().tag() + "#place";
    }

    /** What the found region is put behind. */
    public String regionLink() {
        return asked.address().path() + "?lang=" + asked.language().tag() + "&region=";
    }

    public String typed() {
        return asked.city().orElse("");
    }

    /** The chosen region's name, or "". */
    public String chosen() {
        return asked.region().map(code -> Regions.name(code, asked.language())).orElse("");
    }

    public List<Candidate> candidates() {
        return found.entrySet().stream()
                .map(place -> new Candidate(place.getValue(), asked.forRegion(place.getKey())))
                .toList();
    }

    public boolean isNothingFound() {
        return asked.city().isPresent() && found.isEmpty();
    }

    /** Whether the list of countries is shown: when nothing was found, or when it was asked for. */
    public boolean isByCountry() {
        return isNothingFound() || (asked.country().isPresent() && regions().isEmpty());
    }

    public List<Regions.Choice> countries() {
        return Regions.countries(asked.language());
    }

    /** The regions of the chosen country. */
    public List<Regions.Choice> regions() {
        return asked.country()
                .filter(code -> !code.isEmpty())
                .map(code -> Regions.of(code, asked.language()))
                .orElse(List.of());
    }

    public String countryName() {
        return asked.country()
                .filter(code -> !code.isEmpty())
                .map(code -> Regions.countryName(code, asked.language()))
                .orElse("");
    }

    public String listLink() {
        return asked.forCountry("");
    }

    /** Regions by what was typed, with the name under which they were found; a region once. */
    private static Map<String, String> found(String typed, Asked asked) {
        Map<String, String> found = new LinkedHashMap<>();
        Regions.named(typed).forEach(code -> found.put(code, Regions.name(code, asked.language())));
        Cities.named(typed).stream()
                .filter(city -> !city.region().isEmpty())
                .forEach(city -> found.putIfAbsent(
                        city.region(), city.name() + ", " + Regions.name(city.region(), asked.language())));
        found.keySet().retainAll(found.keySet().stream().limit(CANDIDATES_MAX).toList());
        return found;
    }
}
