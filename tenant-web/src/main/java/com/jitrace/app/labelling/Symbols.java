package com.jitrace.app.labelling;

import java.util.Arrays;

/** Crockford's base 32 without I L O U, and the check symbol over GF(32) = GF(2)[x]/(x⁵+x²+1) (docs/spec/codes.md). */
final class Symbols {
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int NONE = -1;
    private static final int REDUCTION = 0x25;
    private static final int[] VALUE = new int[128];

    static {
        Arrays.fill(VALUE, NONE);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUE[ALPHABET.charAt(i)] = i;
        }
    }

    private Symbols() {}

    /** 0…31, or {@link #NONE} when the sign is not in the alphabet. */
    static int value(char symbol) {
        return symbol < VALUE.length ? VALUE[symbol] : NONE;
    }

    static char symbol(int value) {
        return ALPHABET.charAt(value);
    }

    /** The symbol that catches every single error, every transposition of any two places and every twin error. */
    static char check(String symbols) {
        int c = 0;
        for (int i = 0; i < symbols.length(); i++) {
            c ^= value(symbols.charAt(i));
            c <<= 1;
            if ((c & 32) != 0) {
                c ^= REDUCTION;
            }
        }
        return symbol(c);
    }

    /** What people type: trimmed, without hyphens and blanks, upper case, I and L read as 1, O as 0. */
    static String tidy(String typed) {
        StringBuilder out = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = Character.toUpperCase(typed.charAt(i));
            if (c == '-' || Character.isWhitespace(c)) {
                continue;
            }
            out.append(c == 'I' || c == 'L' ? '1' : c == 'O' ? '0' : c);
        }
        return out.toString();
    }
}
