package com.jitrace.app.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The application identifiers this resolver knows ({@code identifiers.txt}). */
final class Identifiers {
    private static final int DIGITS_MIN = 2;
    private static final int DIGITS_MAX = 4;
    private static final Map<String, Identifier> ALL = load();

    private Identifiers() {}

    static Map<String, Identifier> all() {
        return ALL;
    }

    static Optional<Identifier> find(String ai) {
        return Optional.ofNullable(ALL.get(ai));
    }

    static Identifier known(String ai) throws Misformed {
        return find(ai).orElseThrow(
                        () -> new Misformed("(" + ai + ") is no application identifier of a GS1 Digital Link."));
    }

    /** The identifier with which an element string goes on: no identifier begins with another one. */
    static Identifier leading(String text) throws Misformed {
        for (int digits = DIGITS_MIN; digits <= Math.min(DIGITS_MAX, text.length()); digits++) {
            Optional<Identifier> found = find(text.substring(0, digits));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new Misformed("\"" + text + "\" does not begin with an application identifier.");
    }

    private static Map<String, Identifier> load() {
        Map<String, Identifier> all = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Identifiers.class.getResourceAsStream("identifiers.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(all, line.split("\\|", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static void add(Map<String, Identifier> all, String[] columns) {
        String[] range = columns[0].strip().split("-");
        for (int ai = Integer.parseInt(range[0]); ai <= Integer.parseInt(range[range.length - 1]); ai++) {
            String name = String.format("%0" + range[0].length() + "d", ai);
            all.put(name, Identifier.read(name, columns[1], columns[2].strip(), columns[3].strip()));
        }
    }
}
