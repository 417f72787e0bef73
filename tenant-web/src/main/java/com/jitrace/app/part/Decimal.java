package com.jitrace.app.part;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Exact decimals as people write them: no exponent, a point, up to 15 digits on each side; written back as they came. */
final class Decimal {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private Decimal() {}

    static Optional<BigDecimal> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static String written(BigDecimal value) {
        String text = value.toPlainString();
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a decimal has up to 15 digits on each side of the point: " + text);
        }
        return text;
    }
}
