package com.jitrace.app.capture;

import java.util.Optional;

/** The number on a logistic unit's label: 18 digits, the last a check digit (GS1 General Specifications 7.9.1). */
public record Sscc(String value) {
    static final int DIGITS = 18;

    public Sscc {
        if (!fits(value)) {
            throw new IllegalArgumentException("not an SSCC: " + value);
        }
    }

    /** Reads what was typed or scanned, with or without the application identifier (00). */
    public static Optional<Sscc> read(String typed) {
        String tidy = typed.replaceAll("[ ()\\-]", "");
        String digits = tidy.length() == DIGITS + 2 && tidy.startsWith("00") ? tidy.substring(2) : tidy;
        return fits(digits) ? Optional.of(new Sscc(digits)) : Optional.empty();
    }

    private static boolean fits(String digits) {
        if (!digits.matches("[0-9]{" + DIGITS + "}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }
}
