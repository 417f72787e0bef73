package com.jitrace.app.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of regions (ISO 3166-2) in the product's languages. */
public final class Regions {
    private static final int SUGGESTIONS_MAX = 3;
    private static final int PROPOSALS_MAX = 12;
    private static final int NO_RANK = 3;

    /** Code, English and Chinese name. */
    private static final int NAMES_OF_REGION = 3;

    private static final Map<String, String[]> NAMES = load();

    private Regions() {}

    /** One entry of a choice. */
    public record Choice(String code, String name) {}

    /** The regions of one country. */
    record Country(String name, List<Choice> regions) {}

    /** Every region there is a name for, by country. */
    static List<Country> all(Language language) {
        return NAMES.keySet().stream()
                .collect(Collectors.groupingBy(code -> code.substring(0, 2), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(country -> new Country(
                        countryName(country.getKey(), language),
                        country.getValue().stream()
                                .map(code -> new Choice(code, regionName(code, language)))
                                .toList()))
                .toList();
    }

    /** Every country that has regions here, by name. */
    public static List<Choice> countries(Language language) {
        Collator order = Collator.getInstance(language.locale());
        return NAMES.keySet().stream()
                .map(code -> code.substring(0, 2))
                .distinct()
                .map(code -> new Choice(code, countryName(code, language)))
                .sorted(Comparator.comparing(Choice::name, order))
                .toList();
    }

    /** The regions of a country (ISO 3166-1), by name; none for a country that is not in the table. */
    public static List<Choice> of(String country, Language language) {
        Collator order = Collator.getInstance(language.locale());
        return NAMES.keySet().stream()
                .filter(code -> code.startsWith(country + "-"))
                .map(code -> new Choice(code, regionName(code, language)))
                .sorted(Comparator.comparing(Choice::name, order))
                .toList();
    }

    /** The regions whose code or name, in either language, is what was typed; accents, case and 市, 省 or 区 do not count. */
    public static List<String> named(String typed) {
        String wanted = Nearness.fold(typed);
        String bare = wanted.replaceAll("(市|省|自治区|区)$", "");
        return wanted.isEmpty()
                ? List.of()
                : NAMES.entrySet().stream()
                        .filter(entry -> Arrays.stream(entry.getValue())
                                .limit(NAMES_OF_REGION)
                                .map(Nearness::fold)
                                .anyMatch(name -> name.equals(wanted) || name.equals(bare)))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The country (ISO 3166-1) of this name in either language. */
    public static Optional<String> countryNamed(String typed) {
        String wanted = Nearness.fold(typed);
        return NAMES.keySet().stream()
                .map(code -> code.substring(0, 2))
                .distinct()
                .filter(code -> Arrays.stream(Language.values())
                        .anyMatch(language ->
                                Nearness.fold(countryName(code, language)).equals(wanted)))
                .findFirst();
    }

    /** A region code as people or programs write it, if it has the form of one. */
    public static Optional<String> code(String text) {
        String code = text.trim().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{2}-[A-Z0-9]{1,3}") ? Optional.of(code) : Optional.empty();
    }

    /**
     * The region that somebody typed: by its code ("de-hh"), by a proposal taken over whole ("DE-HH · Hamburg, Germany"), or by a name that only
     * one region has in any of the product's languages; empty when it is none or several.
     */
    public static Optional<String> read(String typed) {
        Optional<String> code = code(typed.strip().split("[\\s·,]+", 2)[0]).filter(Regions::known);
        if (code.isPresent()) {
            return code;
        }
        String wanted = Nearness.fold(typed);
        List<String> named = NAMES.keySet().stream()
                .filter(one -> Arrays.stream(Language.values())
                        .anyMatch(language -> wanted.equals(Nearness.fold(regionName(one, language)))
                                || wanted.equals(Nearness.fold(name(one, language)))))
                .limit(2)
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Regions whose code, name or country begins with what was typed so far, the names first; at most twelve. */
    public static List<Choice> proposals(String typed, Language language) {
        String wanted = Nearness.fold(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return NAMES.keySet().stream()
                .map(code -> Map.entry(code, rank(code, wanted, language)))
                .filter(entry -> entry.getValue() < NO_RANK)
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .limit(PROPOSALS_MAX)
                .map(entry -> new Choice(entry.getKey(), name(entry.getKey(), language)))
                .toList();
    }

    private static int rank(String code, String wanted, Language language) {
        if (Nearness.fold(regionName(code, language)).startsWith(wanted)) {
            return 0;
        }
        if (Nearness.fold(code).startsWith(wanted)) {
            return 1;
        }
        return Nearness.fold(countryName(code.substring(0, 2), language)).startsWith(wanted) ? 2 : NO_RANK;
    }

    /** Whether ISO 3166-2 has it, as far as this table goes. */
    public static boolean known(String code) {
        return NAMES.containsKey(code);
    }

    /** The known regions whose code or name is nearest to what was typed, best first; at most three. */
    public static List<String> nearest(String typed) {
        String wanted = Nearness.fold(typed);
        return NAMES.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), nearness(wanted, e.getValue())))
                .filter(e -> e.getValue() <= Math.max(1, wanted.length() / 3))
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .limit(SUGGESTIONS_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int nearness(String wanted, String[] names) {
        return Math.min(
                Nearness.distance(wanted, Nearness.fold(names[0])),
                Math.min(
                        Nearness.distance(wanted, Nearness.fold(names[1])),
                        Nearness.distance(wanted, Nearness.fold(names[2]))));
    }

    /** "Shanghai, China"; the code itself where there is no name. */
    public static String name(String code, Language language) {
        if (!NAMES.containsKey(code)) {
            return code.matches("[A-Z]{2}") ? countryName(code, language) : code;
        }
        String region = regionName(code, language);
        String country = countryName(code.substring(0, 2), language);
        return language == Language.CHINESE ? country + region : region + ", " + country;
    }

    /** "Lyon, Auvergne-Rhône-Alpes, France"; a city that is its region is said once, and either may be "". */
    public static String withCity(String city, String code, Language language) {
        if (code.isEmpty()) {
            return city;
        }
        String place = name(code, language);
        if (isCalled(code, city)) {
            return place;
        }
        return language == Language.CHINESE ? place + city : city + ", " + place;
    }

    /** Whether a city is its region, as Hamburg in Hamburg; "" names no city of its own. */
    public static boolean isCalled(String code, String city) {
        return city.isEmpty()
                || Arrays.stream(Language.values())
                        .map(language -> name(code, language))
                        .anyMatch(name -> name.startsWith(city + ",") || (city.length() > 1 && name.endsWith(city)));
    }

    public static String countryName(String country, Language language) {
        return new Locale.Builder().setRegion(country).build().getDisplayCountry(language.locale());
    }

    private static String regionName(String code, Language language) {
        String[] names = Objects.requireNonNull(NAMES.get(code));
        return language == Language.CHINESE ? names[2] : names[1];
    }

    private static Map<String, String[]> load() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Regions.class.getResourceAsStream("regions.csv")), StandardCharsets.UTF_8))) {
            return file.lines()
                    .skip(1)
                    .map(line -> line.split(";"))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("the regions cannot be read", e);
        }
    }
}
