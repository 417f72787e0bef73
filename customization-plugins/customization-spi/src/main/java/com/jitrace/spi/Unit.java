package com.jitrace.spi;

import java.util.regex.Pattern;

/**
 * A unit of measure.
 *
 * @param code UN/ECE Recommendation 20 common code (as GS1 uses it), e.g. {@code MLT}
 * @param symbol what people read, the same in every language, e.g. {@code ml}
 */
public record Unit(String code, String symbol) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,3}");

    public Unit {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no UN/ECE Rec 20 common code: " + code);
        }
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("unit " + code + " needs a symbol");
        }
    }
}
