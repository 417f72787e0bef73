package com.jitrace.app.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A specification against what was measured: every deviation, in the specification's order. */
public record Comparison(List<Deviation> deviations) {
    /** Kinds of deviation; the names are part of the interface. */
    public enum Kind {
        MISSING,
        WRONG_UNIT,
        OUT_OF_TOLERANCE,
        DIFFERS
    }

    /**
     * One characteristic that is not as specified.
     *
     * @param expected what was specified, with its unit
     * @param found what was measured, with its unit; "" if nothing was
     */
    public record Deviation(String name, Kind kind, String expected, String found) {}

    public Comparison {
        deviations = List.copyOf(deviations);
    }

    public boolean isAsSpecified() {
        return deviations.isEmpty();
    }

    static Comparison of(Specification specification, Measured measured) {
        List<Deviation> deviations = new ArrayList<>();
        for (Characteristic wanted : specification.characteristics()) {
            Optional<Measured.Value> value = measured.value(wanted.name());
            kind(wanted, value)
                    .ifPresent(kind -> deviations.add(new Deviation(
                            wanted.name(),
                            kind,
                            line(wanted.target().shown(), wanted.unit()),
                            value.map(found -> line(found.text(), found.unit())).orElse(""))));
        }
        return new Comparison(deviations);
    }

    private static Optional<Kind> kind(Characteristic wanted, Optional<Measured.Value> value) {
        if (value.isEmpty()) {
            return wanted.required() ? Optional.of(Kind.MISSING) : Optional.empty();
        }
        if (!value.get().unit().equals(wanted.unit())) {
            return Optional.of(Kind.WRONG_UNIT);
        }
        return switch (wanted.target().fit(value.get().text())) {
            case FITS -> Optional.empty();
            case OUT_OF_TOLERANCE -> Optional.of(Kind.OUT_OF_TOLERANCE);
            case DIFFERS -> Optional.of(Kind.DIFFERS);
        };
    }

    private static String line(String text, String unit) {
        return unit.isEmpty() || unit.equals("1") ? text : text + " " + unit;
    }
}
