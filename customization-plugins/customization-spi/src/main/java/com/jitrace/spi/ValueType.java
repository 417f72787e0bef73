package com.jitrace.spi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of value an attribute holds, within which limits, and its one canonical text. */
public sealed interface ValueType {
    /** No value is longer, whatever its type. */
    int CHARS_MAX = 2000;

    /** Problems of a text that is not empty, each naming {@code attributeId}. */
    List<Problem> check(String attributeId, String value);

    /**
     * Text without leading or trailing blanks or control characters.
     *
     * @param pattern regular expression the whole text must match; {@code ".*"} for any
     */
    record Text(int charsMax, String pattern) implements ValueType {
        public Text {
            if (charsMax < 1 || charsMax > CHARS_MAX) {
                throw new IllegalArgumentException("charsMax must be 1…" + CHARS_MAX + ": " + charsMax);
            }
            Pattern.compile(pattern);
        }

        public static Text upTo(int charsMax) {
            return new Text(charsMax, ".*");
        }

        @Override
        public List<Problem> check(String attributeId, String value) {
            if (value.codePointCount(0, value.length()) > charsMax) {
                return List.of(Problem.of(attributeId, Problem.TOO_LONG, charsMax));
            }
            boolean clean = value.equals(value.strip()) && value.chars().noneMatch(Character::isISOControl);
            return clean && Pattern.matches(pattern, value)
                    ? List.of()
                    : List.of(Problem.of(attributeId, Problem.NOT_IN_FORM));
        }
    }

    /** Digits with an optional minus, no leading zeros. */
    record WholeNumber(long min, long max) implements ValueType {
        private static final Pattern FORM = Pattern.compile("0|-?[1-9][0-9]{0,17}");

        public WholeNumber {
            if (min > max) {
                throw new IllegalArgumentException("min " + min + " is above max " + max);
            }
        }

        @Override
        public List<Problem> check(String attributeId, String value) {
            if (!FORM.matcher(value).matches()) {
                return List.of(Problem.of(attributeId, Problem.NOT_A_WHOLE_NUMBER));
            }
            long number = Long.parseLong(value);
            if (number < min) {
                return List.of(Problem.of(attributeId, Problem.TOO_SMALL, min));
            }
            return number > max ? List.of(Problem.of(attributeId, Problem.TOO_LARGE, max)) : List.of();
        }
    }

    /** Digits with a point before the decimals ({@code 12.5}), at most {@code decimals} of them. */
    record Decimal(BigDecimal min, BigDecimal max, int decimals) implements ValueType {
        private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?");

        public Decimal {
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("min " + min + " is above max " + max);
            }
            if (decimals < 1 || decimals > 9) {
                throw new IllegalArgumentException("decimals must be 1…9: " + decimals);
            }
        }

        public static Decimal between(String min, String max, int decimals) {
            return new Decimal(new BigDecimal(min), new BigDecimal(max), decimals);
        }

        @Override
        public List<Problem> check(String attributeId, String value) {
            if (!FORM.matcher(value).matches()) {
                return List.of(Problem.of(attributeId, Problem.NOT_A_NUMBER));
            }
            BigDecimal number = new BigDecimal(value);
            if (number.signum() == 0 && value.startsWith("-")) {
                return List.of(Problem.of(attributeId, Problem.NOT_A_NUMBER));
            }
            if (number.scale() > decimals) {
                return List.of(Problem.of(attributeId, Problem.TOO_MANY_DECIMALS, decimals));
            }
            if (number.compareTo(min) < 0) {
                return List.of(Problem.of(attributeId, Problem.TOO_SMALL, min.toPlainString()));
            }
            return number.compareTo(max) > 0
                    ? List.of(Problem.of(attributeId, Problem.TOO_LARGE, max.toPlainString()))
                    : List.of();
        }
    }

    /** A calendar day as ISO 8601 {@code YYYY-MM-DD}. */
    record Day(LocalDate min, LocalDate max) implements ValueType {
        private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

        public Day {
            if (min.isAfter(max)) {
                throw new IllegalArgumentException("min " + min + " is after max " + max);
            }
        }

        @Override
        public List<Problem> check(String attributeId, String value) {
            LocalDate day;
            try {
                if (!FORM.matcher(value).matches()) {
                    return List.of(Problem.of(attributeId, Problem.NOT_A_DAY));
                }
                day = LocalDate.parse(value);
            } catch (DateTimeException e) {
                return List.of(Problem.of(attributeId, Problem.NOT_A_DAY));
            }
            if (day.isBefore(min)) {
                return List.of(Problem.of(attributeId, Problem.TOO_SMALL, min));
            }
            return day.isAfter(max) ? List.of(Problem.of(attributeId, Problem.TOO_LARGE, max)) : List.of();
        }
    }

    /** {@code yes} or {@code no}. */
    record YesNo() implements ValueType {
        @Override
        public List<Problem> check(String attributeId, String value) {
            return value.equals("yes") || value.equals("no")
                    ? List.of()
                    : List.of(Problem.of(attributeId, Problem.NOT_A_CHOICE));
        }
    }

    /** One of a few ids, shown in this order. */
    record Choice(List<String> ids) implements ValueType {
        public Choice {
            ids = List.copyOf(ids);
            if (ids.isEmpty() || Set.copyOf(ids).size() != ids.size() || ids.contains("")) {
                throw new IllegalArgumentException("choices must be named and different: " + ids);
            }
        }

        public static Choice of(String... ids) {
            return new Choice(List.of(ids));
        }

        @Override
        public List<Problem> check(String attributeId, String value) {
            return ids.contains(value) ? List.of() : List.of(Problem.of(attributeId, Problem.NOT_A_CHOICE));
        }
    }
}
