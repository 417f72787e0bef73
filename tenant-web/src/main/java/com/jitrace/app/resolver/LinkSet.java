package com.jitrace.app.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The links at every level of a Digital Link, finest first. The first link of a level is its default. */
public record LinkSet(List<Level> levels) {
    /** The namespace of link types (GS1 Web vocabulary). */
    public static final String VOCABULARY = "https://ref.gs1.org/voc/";

    private static final List<String> PREFIXES = List.of("gs1:", VOCABULARY, "https://gs1.org/voc/");

    /**
     * The links at one level.
     *
     * @param path of the level
     * @param description of what it names
     */
    public record Level(String path, String description, List<Target> targets) {
        public Level {
            targets = List.copyOf(targets);
        }

        public Target first() {
            return targets.get(0);
        }
    }

    /**
     * What a reader would like.
     *
     * @param languages in the form of Accept-Language, or ""
     * @param accept in the form of Accept, or ""
     */
    public record Wish(String languages, String accept) {}

    public LinkSet {
        levels = List.copyOf(levels);
    }

    public Target first() {
        return levels.get(0).first();
    }

    /** The link of this type that fits the wish best, of the finest level that has one; empty when none has. */
    public Optional<Target> find(String linkType, Wish wish) {
        String type = PREFIXES.stream()
                .filter(linkType::startsWith)
                .findFirst()
                .map(prefix -> linkType.substring(prefix.length()))
                .orElse(linkType);
        if (type.equals("defaultLink")) {
            return Optional.of(first());
        }
        return levels.stream()
                .map(level -> level.targets().stream()
                        .filter(target -> target.type().equals(type))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> best(found, wish));
    }

    /** Language counts more than media type; where both are alike the brand's order decides. */
    private static Target best(List<Target> targets, Wish wish) {
        List<String> wanted = ranges(wish.languages());
        return targets.stream()
                .min(Comparator.<Target>comparingInt(target -> languageRank(target, wanted))
                        .thenComparingInt(target -> accepts(wish.accept(), target) ? 0 : 1))
                .orElseThrow();
    }

    private static List<String> ranges(String languages) {
        List<String> ranges = new ArrayList<>();
        try {
            Locale.LanguageRange.parse(languages.isBlank() ? "*" : languages)
                    .forEach(range -> ranges.add(range.getRange()));
        } catch (IllegalArgumentException unreadable) {
            ranges.add("*");
        }
        return ranges;
    }

    /** Place of the first wish that it meets: the language itself, or the same without its region. */
    private static int languageRank(Target target, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            String range = wanted.get(i);
            boolean meets = target.languages().stream()
                    .map(tag -> tag.toLowerCase(Locale.ROOT))
                    .anyMatch(tag -> tag.equals(range) || tag.startsWith(range + "-") || range.startsWith(tag + "-"));
            if (meets) {
                return i;
            }
        }
        return wanted.size();
    }

    private static boolean accepts(String accept, Target target) {
        return !target.mediaType().isEmpty() && accept.contains(target.mediaType());
    }
}
