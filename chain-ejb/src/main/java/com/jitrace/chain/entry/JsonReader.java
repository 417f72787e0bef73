package com.jitrace.chain.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the chain's JSON, which must stand in its only form: RFC 8785 without fractions and null, within the number range and the depth. Each
 * rule of that form is checked where its bytes are read, so that nothing need be written again to compare; everything else is {@link Malformed}.
 */
final class JsonReader {
    private static final int DIGITS_MAX = 16;

    private final byte[] bytes;
    private int at;

    private JsonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static JsonObject readCanonical(byte[] bytes) {
        JsonReader reader = new JsonReader(bytes);
        if (reader.peek() != '{') {
            throw Malformed.form("not an object");
        }
        JsonObject object = reader.object(1);
        if (reader.at != bytes.length) {
            throw reader.wrong("the end");
        }
        return object;
    }

    private Json value(int depth) {
        int first = peek();
        if (depth > Limits.JSON_DEPTH_MAX && (first == '{' || first == '[')) {
            throw Malformed.form("deeper than " + Limits.JSON_DEPTH_MAX);
        }
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            default -> number();
        };
    }

    private JsonObject object(int depth) {
        expect('{');
        JsonObject.Ascending fields = new JsonObject.Ascending();
        if (peek() == '}') {
            at++;
            return fields.object();
        }
        while (true) {
            String name = string();
            expect(':');
            if (!fields.add(name, value(depth + 1))) {
                throw Malformed.form("not in canonical form: field " + name + " is twice there or out of order");
            }
            if (peek() == '}') {
                at++;
                return fields.object();
            }
            expect(',');
        }
    }

    private Json array(int depth) {
        List<Json> values = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            at++;
            return new Json.Array(values);
        }
        while (true) {
            values.add(value(depth + 1));
            if (peek() == ']') {
                at++;
                return new Json.Array(values);
            }
            expect(',');
        }
    }

    private Json word(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    /** The only form: no plus, no leading zero, no minus zero. */
    private Json number() {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            if (at - start == DIGITS_MAX) {
                throw wrong("a whole number of at most " + DIGITS_MAX + " digits");
            }
            value = 10 * value + (bytes[at++] - '0');
        }
        if (at == start || bytes[start] == '0' && (at - start > 1 || negative)) {
            throw wrong("a whole number in its shortest form");
        }
        if (value > Limits.NUMBER_MAX) {
            throw Malformed.form("beyond 2^53-1: " + value);
        }
        return new Json.Whole(negative ? -value : value);
    }

    private String string() {
        expect('"');
        int start = at;
        while (true) {
            int c = peek();
            if (c == '"') {
                @SuppressWarnings("deprecation") // all of them are ASCII: the cheapest way from bytes to a text
                String text = new String(bytes, 0, start, at - start);
                at++;
                return text;
            } else if (c == '\\' || c < 0) {
                return unusual(start);
            } else if (c < 0x20) {
                throw wrong("an escaped control character");
            }
            at++;
        }
    }

    /** A text with escapes or beyond ASCII; {@code at} is at its first unusual byte. */
    private String unusual(int start) {
        StringBuilder out = new StringBuilder();
        int plain = start;
        while (true) {
            int c = peek();
            if (c == '"') {
                out.append(utf8(plain, at++));
                return out.toString();
            } else if (c == '\\') {
                out.append(utf8(plain, at++)).append(escape());
                plain = at;
            } else if (c >= 0 && c < 0x20) {
                throw wrong("an escaped control character");
            } else {
                at++;
            }
        }
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Malformed.form("not UTF-8");
        }
    }

    /** RFC 8785 §3.2.2.2 escapes what it must and nothing else. */
    private char escape() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\' -> (char) c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> control();
            default -> throw wrong("an escape");
        };
    }

    /** The rest of {@code \\u00xx} for a control character that has no short escape. */
    private char control() {
        expect('0');
        expect('0');
        int value = hex() << 4 | hex();
        boolean shorter = value == '\b' || value == '\t' || value == '\n' || value == '\f' || value == '\r';
        if (value >= 0x20 || shorter) {
            throw Malformed.form("not in canonical form: an escape that is not needed");
        }
        return (char) value;
    }

    private int hex() {
        int c = peek();
        at++;
        if (c >= '0' && c <= '9') {
            return c - '0';
        } else if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        throw wrong("lower-case hex digits");
    }

    /** The byte here; negative if it is beyond ASCII. */
    private int peek() {
        if (at >= bytes.length) {
            throw Malformed.form("ends too early");
        }
        return bytes[at];
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private Malformed wrong(String expected) {
        return Malformed.form("expected " + expected + " at " + at);
    }
}
