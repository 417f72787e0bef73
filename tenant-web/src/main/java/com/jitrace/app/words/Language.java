package com.jitrace.app.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages the product speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "en", "English"),
    CHINESE(Locale.SIMPLIFIED_CHINESE, "zh-CN", "简体中文");

    private final Locale locale;
    private final String tag;
    private final String ownName;

    Language(Locale locale, String tag, String ownName) {
        this.locale = locale;
        this.tag = tag;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code lang="…"} and {@code ?lang=…}. */
    public String tag() {
        return tag;
    }

    /** The language's name in itself, for the switch. */
    public String ownName() {
        return ownName;
    }

    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    /** What {@code ?lang=} names, else the first known of Accept-Language, else English. */
    public static Language choose(Optional<String> parameter, Optional<String> acceptLanguage) {
        return parameter
                .flatMap(Language::named)
                .or(() -> acceptLanguage.flatMap(Language::accepted))
                .orElse(ENGLISH);
    }

    public static Optional<Language> named(String tag) {
        String language = tag.toLowerCase(Locale.ROOT).split("[-_;,]", 2)[0].trim();
        return switch (language) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> Optional.of(CHINESE);
            default -> Optional.empty();
        };
    }

    private static Optional<Language> accepted(String header) {
        try {
            List<Locale.LanguageRange> ranges =
                    Locale.LanguageRange.parse(header.length() > 200 ? header.substring(0, 200) : header);
            return ranges.stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> named(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
