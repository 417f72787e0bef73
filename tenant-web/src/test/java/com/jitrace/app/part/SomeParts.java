package com.jitrace.app.part;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part number and its measured values, as tests need them. */
final class SomeParts {
    static final String PRODUCT = "a".repeat(32);

    private SomeParts() {}

    static Specification shaft() {
        return new Specification(
                List.of(
                        number("length", "mm", "10.0", "-0.05", "0.1", false),
                        number("hardness", "[HRC]", "58", "0", "", true),
                        new Characteristic("material", "", new Target.Words("1.4301"), false, false)),
                List.of());
    }

    static Characteristic number(
            String name, String unit, String nominal, String lower, String upper, boolean confidential) {
        return new Characteristic(
                name,
                unit,
                new Target.Number(new BigDecimal(nominal), decimal(lower), decimal(upper)),
                true,
                confidential);
    }

    /** "" = this side is open. */
    private static Optional<BigDecimal> decimal(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    static Measured measured(String length, String hardness) {
        return new Measured(
                Map.of("length", new Measured.Value(length, "mm"), "hardness", new Measured.Value(hardness, "[HRC]")));
    }
}
