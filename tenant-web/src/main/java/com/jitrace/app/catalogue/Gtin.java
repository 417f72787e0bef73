package com.jitrace.app.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/** A GS1 Global Trade Item Number with its check digit right, kept as 14 digits (GS1 General Specifications, section 7.9). */
public record Gtin(String value) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    public Gtin {
        if (value.length() != 14 || !DIGITS.matcher(value).matches() || !checkDigitFits(value)) {
            throw new IllegalArgumentException("not a GTIN of 14 digits with its check digit: " + value);
        }
    }

    /** Reads a GTIN of 8, 12, 13 or 14 digits; empty when it is none. */
    public static Optional<Gtin> read(String typed) {
        String digits = typed.trim();
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        String padded = "0".repeat(14 - digits.length()) + digits;
        return checkDigitFits(padded) ? Optional.of(new Gtin(padded)) : Optional.empty();
    }

    /** Whether it begins, after its leading indicator or fill digit, with one of these GS1 company prefixes (separated by blanks). */
    public boolean isUnder(String prefixes) {
        for (String prefix : prefixes.split(" ")) {
            if (!prefix.isEmpty() && (value.startsWith(prefix, 1) || value.startsWith("00" + prefix))) {
                return true;
            }
        }
        return false;
    }

    private static boolean checkDigitFits(String digits) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
