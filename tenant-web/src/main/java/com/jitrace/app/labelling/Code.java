package com.jitrace.app.labelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is printed on one item: ref (5) ‖ P (14) ‖ check (1), Crockford base 32 (docs/spec/codes.md). A value of this type has the
 * right form and the right check symbol; whether it was ever issued is another question.
 */
public record Code(String value) {
    static final int REF_SYMBOLS = 5;
    static final int BODY_SYMBOLS = 14;
    static final int LENGTH = REF_SYMBOLS + BODY_SYMBOLS + 1;

    public Code {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("not a well-formed code: " + value);
        }
    }

    /** Reads what somebody typed or scanned; empty when it is mistyped. */
    public static Optional<Code> read(String typed) {
        if (typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        String tidy = Symbols.tidy(typed);
        return wellFormed(tidy) ? Optional.of(new Code(tidy)) : Optional.empty();
    }

    /** The code with these 19 symbols and the check symbol that fits. */
    public static Code withCheck(String symbols) {
        return new Code(symbols + Symbols.check(symbols));
    }

    /** The well-formed codes one wrong symbol, or one swap of neighbours, away from what was typed. */
    static List<Code> near(String typed) {
        String tidy = typed.length() > 4 * LENGTH ? "" : Symbols.tidy(typed);
        List<Code> near = new ArrayList<>();
        for (int i = 0; tidy.length() == LENGTH && i < LENGTH; i++) {
            for (int symbol = 0; symbol < Symbols.ALPHABET.length(); symbol++) {
                read(tidy.substring(0, i) + Symbols.ALPHABET.charAt(symbol) + tidy.substring(i + 1))
                        .ifPresent(near::add);
            }
            if (i > 0) {
                read(tidy.substring(0, i - 1) + tidy.charAt(i) + tidy.charAt(i - 1) + tidy.substring(i + 1))
                        .ifPresent(near::add);
            }
        }
        return near;
    }

    private static boolean wellFormed(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(c -> Symbols.value((char) c) != Symbols.NONE)
                && Symbols.check(text.substring(0, LENGTH - 1)) == text.charAt(LENGTH - 1);
    }

    /** The five symbols that name the batch. */
    public String ref() {
        return value.substring(0, REF_SYMBOLS);
    }

    String body() {
        return value.substring(REF_SYMBOLS, LENGTH - 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
