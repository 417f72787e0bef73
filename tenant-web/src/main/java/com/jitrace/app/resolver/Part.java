package com.jitrace.app.resolver;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of an identifier's value, as GS1 writes it: {@code N6,yymmdd}, {@code X..20}, {@code [N3]}.
 *
 * @param signs N digits, X 82 signs, Y 39 signs, Z base64url
 * @param min characters
 * @param max characters
 * @param optional may be left out
 * @param checks of its content, by GS1's names
 */
record Part(char signs, int min, int max, boolean optional, List<String> checks) {
    private static final Pattern WRITTEN = Pattern.compile("(\\[?)([NXYZ])(\\.\\.)?([0-9]{1,2})]?((?:,[a-z0-9]+)*)");
    private static final Pattern DIGITS = Pattern.compile("[0-9]*");
    private static final Pattern CSET_82 = Pattern.compile("[!\"%&'()*+,./0-9:;<=>?A-Z_a-z-]*");
    private static final Pattern CSET_39 = Pattern.compile("[#/0-9A-Z-]*");
    private static final Pattern BASE64_URL = Pattern.compile("[0-9A-Za-z_-]*={0,2}");
    private static final int CENTURY = 2000;

    static Part read(String written) {
        Matcher m = WRITTEN.matcher(written);
        if (!m.matches()) {
            throw new IllegalArgumentException("no part of a value: " + written);
        }
        int max = Integer.parseInt(m.group(4));
        String checks = m.group(5);
        return new Part(
                m.group(2).charAt(0),
                m.group(3) == null ? max : 1,
                max,
                !m.group(1).isEmpty(),
                checks.isEmpty() ? List.of() : List.of(checks.substring(1).split(",")));
    }

    /** Looks at the value of this part; its length fits already. */
    void check(String value) throws Misformed {
        Pattern allowed = switch (signs) {
            case 'N' -> DIGITS;
            case 'X' -> CSET_82;
            case 'Y' -> CSET_39;
            default -> BASE64_URL;
        };
        if (!allowed.matcher(value).matches()) {
            throw new Misformed("\"" + value + "\" holds a sign that is not allowed there"
                    + (signs == 'N' ? ": digits only." : "."));
        }
        for (String check : checks) {
            if (!holds(check, value)) {
                throw new Misformed("\"" + value + "\" " + complaint(check));
            }
        }
    }

    private static boolean holds(String check, String value) {
        return switch (check) {
            case "csum" -> checkDigitFits(value);
            case "yymmdd" -> isDate(value, false);
            case "yymmd0" -> isDate(value, true);
            case "hhmi" -> value.compareTo("2400") < 0 && value.substring(2).compareTo("60") < 0;
            case "zero" -> value.chars().allMatch(c -> c == '0');
            case "nonzero" -> value.chars().anyMatch(c -> c != '0');
            case "nozeroprefix" -> value.equals("0") || !value.startsWith("0");
            case "winding" -> "019".contains(value);
            case "pieceoftotal" -> isPieceOfTotal(value.substring(0, 2), value.substring(2));
            default -> throw new IllegalStateException("no such check: " + check);
        };
    }

    private static String complaint(String check) {
        return switch (check) {
            case "csum" -> "has a wrong check digit.";
            case "yymmdd", "yymmd0" -> "is no date of six digits, year first.";
            case "hhmi" -> "is no time of four digits.";
            case "pieceoftotal" -> "is no piece of a total.";
            default -> "is a value that cannot be there.";
        };
    }

    /** GS1 General Specifications, section 7.9: weights 3 and 1 from the right. */
    private static boolean checkDigitFits(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    private static boolean isDate(String value, boolean dayMayBeZero) {
        try {
            int day = Integer.parseInt(value.substring(4));
            YearMonth month = YearMonth.of(
                    CENTURY + Integer.parseInt(value.substring(0, 2)), Integer.parseInt(value.substring(2, 4)));
            return day <= month.lengthOfMonth() && (day > 0 || dayMayBeZero);
        } catch (DateTimeException noMonth) {
            return false;
        }
    }

    private static boolean isPieceOfTotal(String piece, String total) {
        return !piece.equals("00") && !total.equals("00") && piece.compareTo(total) <= 0;
    }
}
