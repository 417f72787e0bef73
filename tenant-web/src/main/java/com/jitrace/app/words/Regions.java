package com.jitrace.app.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of regions (ISO 3166-2) in the product's languages. */
public final class Regions {
    private static final Map<String, String[]> NAMES = load();

    private Regions() {}

    /** One entry of a choice. */
    public record Choice(String code, String name) {}

    /** The regions of one country. */
    public record Country(String name, List<Choice> regions) {}

    /** Every region there is a name for, by country, in the order of the language's reader. */
    public static List<Country> all(Language language) {
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

    /** A region code as people or programs write it, if it has the form of one. */
    public static Optional<String> code(String text) {
        String code = text.trim().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{2}-[A-Z0-9]{1,3}") ? Optional.of(code) : Optional.empty();
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

    public static String countryName(String country, Language language) {
        return new Locale.Builder().setRegion(country).build().getDisplayCountry(language.locale());
    }

    private static String regionName(String code, Language language) {
        String[] names = Objects.requireNonNull(NAMES.get(code));
        return language == Language.CHINESE ? names[2] : names[1];
    }

    private static Map<String, String[]> load() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Regions.class.getResourceAsStream("/com/jitrace/app/regions.csv")),
                StandardCharsets.UTF_8))) {
            return file.lines()
                    .skip(1)
                    .map(line -> line.split(";"))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("the regions cannot be read", e);
        }
    }
}
