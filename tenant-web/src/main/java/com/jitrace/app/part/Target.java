package com.jitrace.app.part;

import java.math.BigDecimal;
import java.util.Optional;

/** What a characteristic should be: a number with tolerances, or words. */
public sealed interface Target {
    /** Whether a measured value, as written, is as it should be. */
    Fit fit(String measured);

    /** The target in one line, for people. */
    String shown();

    /** How a value stands to its target. */
    enum Fit {
        FITS,
        OUT_OF_TOLERANCE,
        DIFFERS
    }

    /**
     * A number.
     *
     * @param nominal the wanted value
     * @param lower smallest allowed difference from the nominal, as on a drawing (-0.05); empty = this side is open
     * @param upper largest allowed difference (0.10); empty = this side is open. With neither the value must equal the nominal
     */
    record Number(BigDecimal nominal, Optional<BigDecimal> lower, Optional<BigDecimal> upper) implements Target {
        public Number {
            Decimal.written(nominal);
            lower.ifPresent(Decimal::written);
            upper.ifPresent(Decimal::written);
            if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) > 0) {
                throw new IllegalArgumentException(
                        "the lower tolerance " + lower.get() + " is above the upper one, " + upper.get());
            }
        }

        @Override
        public Fit fit(String measured) {
            Optional<BigDecimal> value = Decimal.read(measured);
            if (value.isEmpty()) {
                return Fit.DIFFERS;
            }
            BigDecimal off = value.get().subtract(nominal);
            if (lower.isEmpty() && upper.isEmpty()) {
                return off.signum() == 0 ? Fit.FITS : Fit.DIFFERS;
            }
            boolean within = lower.map(least -> off.compareTo(least) >= 0).orElse(true)
                    && upper.map(most -> off.compareTo(most) <= 0).orElse(true);
            return within ? Fit.FITS : Fit.OUT_OF_TOLERANCE;
        }

        @Override
        public String shown() {
            return Decimal.written(nominal)
                    + lower.map(value -> " " + signed(value)).orElse("")
                    + upper.map(value -> " " + signed(value)).orElse("");
        }

        private static String signed(BigDecimal value) {
            return (value.signum() < 0 ? "" : "+") + Decimal.written(value);
        }
    }

    /**
     * Words, for example a material.
     *
     * @param expected up to 200 characters, compared exactly; "" = any words
     */
    record Words(String expected) implements Target {
        public static final int CHARACTERS_MAX = 200;

        public Words {
            if (expected.length() > CHARACTERS_MAX) {
                throw new IllegalArgumentException("words have up to " + CHARACTERS_MAX + " characters: " + expected);
            }
        }

        @Override
        public Fit fit(String measured) {
            return expected.isEmpty() || expected.equals(measured) ? Fit.FITS : Fit.DIFFERS;
        }

        @Override
        public String shown() {
            return expected;
        }
    }
}
