package com.jitrace.app.resolver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A GS1 application identifier and the rules for its value.
 *
 * @param ai two to four digits
 * @param endsByItself in an element string no separator follows its value
 * @param attribute may stand in the query of a Digital Link
 * @param parts of its value, in their order
 * @param needs groups of other identifiers, one of which must be there; empty = none is needed
 * @param without identifiers that exclude it; {@code n} stands for any digit
 * @param key the sequences of qualifiers it takes as a primary key; empty = it is none
 */
record Identifier(
        String ai,
        boolean endsByItself,
        boolean attribute,
        List<Part> parts,
        List<List<String>> needs,
        List<String> without,
        Optional<List<List<String>>> key) {

    /** Reads what follows the identifier in a line of {@code identifiers.txt}. */
    static Identifier read(String ai, String flags, String value, String relations) {
        return new Identifier(
                ai,
                flags.contains("f"),
                flags.contains("q"),
                Arrays.stream(value.split("\\s+")).map(Part::read).toList(),
                relation(relations, "needs=")
                        .map(text -> split(text, ",").stream()
                                .map(group -> split(group, "\\+"))
                                .toList())
                        .orElse(List.of()),
                relation(relations, "without=").map(text -> split(text, ",")).orElse(List.of()),
                relation(relations, "key=")
                        .map(text -> split(text, "/").stream()
                                .map(one -> split(one, ","))
                                .toList()));
    }

    private static Optional<String> relation(String relations, String name) {
        return Arrays.stream(relations.split("\\s+"))
                .filter(one -> one.startsWith(name))
                .map(one -> one.substring(name.length()))
                .findFirst();
    }

    private static List<String> split(String text, String by) {
        return Arrays.stream(text.split(by)).filter(one -> !one.isEmpty()).toList();
    }

    /** Whether these identifiers may follow it in a path: in the order of one of its sequences, any of them left out. */
    boolean takes(List<String> qualifiers) {
        return key.isPresent() && key.get().stream().anyMatch(sequence -> isInOrder(qualifiers, sequence))
                || key.isPresent() && qualifiers.isEmpty();
    }

    private static boolean isInOrder(List<String> qualifiers, List<String> sequence) {
        int at = 0;
        for (String qualifier : qualifiers) {
            int found = sequence.subList(at, sequence.size()).indexOf(qualifier);
            if (found < 0) {
                return false;
            }
            at += found + 1;
        }
        return true;
    }

    boolean isQualifier(String other) {
        return key.isPresent() && key.get().stream().anyMatch(sequence -> sequence.contains(other));
    }

    boolean excludes(String other) {
        return !other.equals(ai) && without.stream().anyMatch(pattern -> matches(pattern, other));
    }

    static boolean matches(String pattern, String ai) {
        return ai.matches(pattern.replace("n", "[0-9]"));
    }

    /** Looks at a whole value. */
    void check(String value) throws Misformed {
        int at = 0;
        for (Part part : parts) {
            int left = value.length() - at;
            if (left == 0 && part.optional()) {
                continue;
            }
            if (left < part.min()) {
                throw new Misformed("The value of (" + ai + ") is too short: \"" + value + "\".");
            }
            int length = Math.min(left, part.max());
            part.check(value.substring(at, at + length));
            at += length;
        }
        if (at < value.length()) {
            throw new Misformed("The value of (" + ai + ") is too long: \"" + value + "\".");
        }
    }
}
