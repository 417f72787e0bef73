package com.jitrace.app.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A sequence of identifiers with their values (GS1 General Specifications, section 7.8). */
record ElementString(List<Element> elements) {
    private static final char SEPARATOR = '^';
    private static final int KEY_CHARACTERS_OF_GRAI = 14;
    private static final int KEY_CHARACTERS_OF_OTHERS = 13;

    /** One identifier with its value, which is as its rules ask. */
    record Element(String ai, String value) {
        static Element of(String ai, String value) throws Misformed {
            Identifiers.known(ai).check(value);
            return new Element(ai, value);
        }
    }

    ElementString {
        elements = List.copyOf(elements);
    }

    /** With {@code ^} before the first and after every value that does not end by itself. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        boolean separate = true;
        for (Element element : elements) {
            text.append(separate ? SEPARATOR + element.ai() : element.ai()).append(element.value());
            separate = !Identifiers.find(element.ai()).orElseThrow().endsByItself();
        }
        return text.toString();
    }

    /** Reads that form. */
    static ElementString read(String text) throws Misformed {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        boolean separated = true;
        while (at < text.length() || elements.isEmpty()) {
            boolean separator = at < text.length() && text.charAt(at) == SEPARATOR;
            if (separated && !separator) {
                throw new Misformed("A separator is missing at place " + at + ".");
            }
            at += separator ? 1 : 0;
            Identifier identifier = Identifiers.leading(text.substring(at));
            int from = at + identifier.ai().length();
            int end = text.indexOf(SEPARATOR, from) < 0 ? text.length() : text.indexOf(SEPARATOR, from);
            if (identifier.endsByItself()) {
                int length = identifier.parts().stream().mapToInt(Part::max).sum();
                end = Math.min(end, from + length);
            }
            elements.add(Element.of(identifier.ai(), text.substring(from, end)));
            at = end;
            separated = !identifier.endsByItself();
        }
        return new ElementString(elements);
    }

    /** Reads {@code (01)09506000134352(10)ABC}; a round bracket within a value is written {@code \(}. */
    static ElementString readBracketed(String text) throws Misformed {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < text.length() || elements.isEmpty()) {
            int close = text.indexOf(')', at);
            if (close < 0 || text.charAt(at) != '(') {
                throw new Misformed("An identifier stands in round brackets: \"" + text.substring(at) + "\".");
            }
            int end = close + 1;
            StringBuilder value = new StringBuilder();
            for (; end < text.length() && text.charAt(end) != '('; end++) {
                boolean escaped = text.startsWith("\\(", end);
                end += escaped ? 1 : 0;
                value.append(text.charAt(end));
            }
            elements.add(Element.of(text.substring(at + 1, close), value.toString()));
            at = end;
        }
        return new ElementString(elements);
    }

    /** Looks at what may stand together: nothing twice with two values, nothing with what excludes it, nothing without what it needs. */
    void checkTogether() throws Misformed {
        Map<String, String> values = new HashMap<>();
        for (Element element : elements) {
            String before = values.putIfAbsent(element.ai(), element.value());
            if (before != null && !before.equals(element.value())) {
                throw new Misformed("(" + element.ai() + ") stands there twice with different values.");
            }
        }
        for (String ai : values.keySet()) {
            Identifier identifier = Identifiers.known(ai);
            for (String other : values.keySet()) {
                if (identifier.excludes(other)) {
                    throw new Misformed("(" + ai + ") and (" + other + ") exclude each other.");
                }
            }
            if (!identifier.needs().isEmpty()
                    && identifier.needs().stream().noneMatch(group -> covers(values, group))) {
                throw new Misformed("(" + ai + ") needs one of "
                        + identifier.needs().stream()
                                .map(group -> "(" + String.join(") with (", group) + ")")
                                .collect(Collectors.joining(", "))
                        + ".");
            }
        }
        checkSignature(values);
    }

    private static boolean covers(Map<String, String> values, List<String> group) {
        return group.stream()
                .allMatch(pattern -> values.keySet().stream().anyMatch(ai -> Identifier.matches(pattern, ai)));
    }

    /** A digital signature is of one piece: a key that may have a serial must have it. */
    private static void checkSignature(Map<String, String> values) throws Misformed {
        boolean classOnly = values.getOrDefault("253", "").length() == KEY_CHARACTERS_OF_OTHERS
                || values.getOrDefault("255", "").length() == KEY_CHARACTERS_OF_OTHERS
                || values.getOrDefault("8003", "").length() == KEY_CHARACTERS_OF_GRAI;
        if (values.containsKey("8030") && classOnly) {
            throw new Misformed("(8030) needs a key with a serial component.");
        }
    }
}
