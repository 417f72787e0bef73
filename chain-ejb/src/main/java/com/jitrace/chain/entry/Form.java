package com.jitrace.chain.entry;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of single values, checked when a record is made and when bytes are read; throws {@link Malformed}. */
final class Form {
    private static final Pattern REF = Pattern.compile("[0-9A-HJKMNP-TV-Z]{5}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern AREA = Pattern.compile("\\*|[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{4,12}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Set<String> KINDS = Set.of("auditor", "brand", "node", "operator", "partner");
    private static final int ID_DIGITS = 32;
    private static final int HASH_DIGITS = 64;
    private static final int NAME_CHARS_MAX = 200;
    private static final int LIST_MAX = 400;

    private Form() {}

    static String id(String value) {
        return hexDigits(value, ID_DIGITS);
    }

    static String hash(String value) {
        return hexDigits(value, HASH_DIGITS);
    }

    static String ref(String value) {
        return matching(REF, value, "a batch reference");
    }

    static String country(String value) {
        return matching(COUNTRY, value, "an ISO 3166-1 country");
    }

    static String region(String value) {
        return matching(REGION, value, "an ISO 3166-2 region");
    }

    /** "*", a country or a region. */
    static String area(String value) {
        return matching(AREA, value, "an area");
    }

    static String prefix(String value) {
        return matching(PREFIX, value, "a company prefix");
    }

    static String code(String value) {
        return matching(CODE, value, "a short code");
    }

    static String productOrAll(String value) {
        return value.equals("*") ? value : id(value);
    }

    static String kind(String value) {
        if (!KINDS.contains(value)) {
            throw Malformed.form("no kind of party: " + value);
        }
        return value;
    }

    static String name(String value) {
        if (value.isBlank() || value.length() > NAME_CHARS_MAX || value.chars().anyMatch(Character::isISOControl)) {
            throw Malformed.form("a name has 1 to " + NAME_CHARS_MAX + " characters and no control characters");
        }
        return value;
    }

    /** A raw Ed25519 public key. */
    static String pub(String value) {
        base64(value, 32);
        return value;
    }

    static String sig(String value) {
        base64(value, 64);
        return value;
    }

    /** RFC 4648 §4 with padding, and the only way to write these bytes. */
    static byte[] base64(String value, int bytes) {
        try {
            byte[] raw = Base64.getDecoder().decode(value);
            if (raw.length == bytes && Base64.getEncoder().encodeToString(raw).equals(value)) {
                return raw;
            }
        } catch (IllegalArgumentException e) {
            throw Malformed.form("not base64");
        }
        throw Malformed.form("not base64 of " + bytes + " bytes");
    }

    static long between(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw Malformed.form(name + " is not between " + min + " and " + max);
        }
        return value;
    }

    static List<String> ascending(String name, List<String> values) {
        if (values.size() > LIST_MAX) {
            throw Malformed.limit(name + " has more than " + LIST_MAX);
        }
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
                throw Malformed.form(name + " is not sorted, or holds a value twice");
            }
        }
        return List.copyOf(values);
    }

    /** Lower case; by hand, since it is asked several times for every statement. */
    private static String hexDigits(String value, int digits) {
        boolean good = value.length() == digits;
        for (int i = 0; good && i < digits; i++) {
            char c = value.charAt(i);
            good = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        if (!good) {
            throw Malformed.form("not " + digits + " hex digits");
        }
        return value;
    }

    private static String matching(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw Malformed.form("not " + what);
        }
        return value;
    }
}
