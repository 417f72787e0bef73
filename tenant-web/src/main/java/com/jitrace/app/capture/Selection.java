package com.jitrace.app.capture;

import java.util.List;

/** Which items somebody means. */
public sealed interface Selection {
    /** Codes as scanned, typed or pasted, one item each; links to them count as codes. */
    record Codes(List<String> typed) implements Selection {
        /** Most codes in one request. */
        public static final int CODES_MAX = 10_000;

        public Codes {
            typed = typed.stream().filter(code -> !code.isBlank()).toList();
        }
    }

    /** Items first…last (both included, counted from 0) of one batch. */
    record Range(String ref, int first, int last) implements Selection {}

    /** A unit with everything in it, by its id on the chain or by the SSCC on its label. */
    record OfUnit(String unit) implements Selection {}
}
