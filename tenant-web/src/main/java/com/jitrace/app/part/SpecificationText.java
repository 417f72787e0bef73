package com.jitrace.app.part;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Characteristics as people type them, one in a line: {@code length; 10.0; -0.05; +0.1; mm} (nominal, lower, upper, unit; a side may be left
 * empty) or {@code material = 1.4301}; behind either {@code ; optional} and {@code ; confidential}.
 */
public final class SpecificationText {
    private static final int NUMBER_FIELDS = 5;

    /** Outcome of reading. */
    public sealed interface Reading permits Read, Unread {}

    public record Read(List<Characteristic> characteristics) implements Reading {}

    /** @param line as typed, that cannot be read */
    public record Unread(String line) implements Reading {}

    private SpecificationText() {}

    public static Reading read(String text) {
        List<Characteristic> all = new ArrayList<>();
        for (String line : text.split("\\R")) {
            if (!line.isBlank()) {
                Optional<Characteristic> one = line(line);
                if (one.isEmpty()) {
                    return new Unread(line.strip());
                }
                all.add(one.get());
            }
        }
        return new Read(all);
    }

    private static Optional<Characteristic> line(String line) {
        List<String> fields = new ArrayList<>(
                Arrays.stream(line.split(";", -1)).map(String::strip).toList());
        boolean optional = takeFlag(fields, "optional");
        boolean confidential = takeFlag(fields, "confidential");
        int equals = fields.get(0).indexOf('=');
        try {
            if (fields.size() == 1 && equals > 0) {
                String name = fields.get(0).substring(0, equals).strip();
                Target words =
                        new Target.Words(fields.get(0).substring(equals + 1).strip());
                return Optional.of(new Characteristic(name, "", words, !optional, confidential));
            }
            if (fields.size() != NUMBER_FIELDS) {
                return Optional.empty();
            }
            Target number = new Target.Number(decimal(fields.get(1)), limit(fields.get(2)), limit(fields.get(3)));
            return Optional.of(new Characteristic(fields.get(0), fields.get(4), number, !optional, confidential));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty(); // the line is named to whoever typed it
        }
    }

    private static boolean takeFlag(List<String> fields, String flag) {
        return fields.size() > 1
                && fields.subList(1, fields.size())
                        .removeIf(field -> field.toLowerCase(Locale.ROOT).equals(flag));
    }

    private static BigDecimal decimal(String text) {
        return Decimal.read(text.startsWith("+") ? text.substring(1) : text)
                .orElseThrow(() -> new IllegalArgumentException("not a decimal: " + text));
    }

    private static Optional<BigDecimal> limit(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(decimal(text));
    }

    /** The lines of a specification, as they can be read again. */
    public static String write(List<Characteristic> characteristics) {
        return characteristics.stream().map(SpecificationText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Characteristic one) {
        String flags = (one.required() ? "" : "; optional") + (one.confidential() ? "; confidential" : "");
        if (one.target() instanceof Target.Number number) {
            return String.join(
                            "; ",
                            one.name(),
                            Decimal.written(number.nominal()),
                            number.lower().map(Decimal::written).orElse(""),
                            number.upper().map(Decimal::written).orElse(""),
                            one.unit())
                    + flags;
        }
        return one.name() + " = " + ((Target.Words) one.target()).expected() + flags;
    }
}
