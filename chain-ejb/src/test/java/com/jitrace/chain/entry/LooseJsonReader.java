package com.jitrace.chain.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A second reader for tests: reads loosely, then writes again and compares, as RFC 8785 tells it. */
final class LooseJsonReader {
    private final String text;
    private int at;

    private LooseJsonReader(String text) {
        this.text = text;
    }

    static JsonObject readCanonical(byte[] bytes) {
        LooseJsonReader reader = new LooseJsonReader(utf8(bytes));
        Json value = reader.value(1);
        if (reader.at != reader.text.length()) {
            throw reader.wrong("the end");
        }
        if (!(value instanceof JsonObject object)) {
            throw Malformed.form("not an object");
        }
        if (!Arrays.equals(bytes, object.canonical())) {
            throw Malformed.form("not in canonical form");
        }
        return object;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Malformed.form("not UTF-8");
        }
    }

    private Json value(int depth) {
        if (depth > Limits.JSON_DEPTH_MAX && at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[')) {
            throw Malformed.form("deeper than " + Limits.JSON_DEPTH_MAX);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            default -> number();
        };
    }

    private JsonObject object(int depth) {
        JsonObject fields = JsonObject.EMPTY;
        Set<String> names = new HashSet<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return fields;
        }
        while (true) {
            String name = string();
            expect(':');
            fields = fields.with(name, value(depth + 1));
            if (!names.add(name)) {
                throw Malformed.form("field twice: " + name);
            }
            if (peek() == '}') {
                at++;
                return fields;
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
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return value;
    }

    private Json number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits || at - digits > 16) {
            throw wrong("a whole number of at most 16 digits");
        }
        long value = Long.parseLong(text.substring(start, at));
        if (Math.abs(value) > Limits.NUMBER_MAX) {
            throw Malformed.form("beyond 2^53-1: " + value);
        }
        return new Json.Whole(value);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw wrong("an escaped control character");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        if (text.length() - at < 4) {
            throw wrong("four hex digits");
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                throw wrong("four hex digits");
            }
            value = value << 4 | digit;
        }
        if (Character.isSurrogate((char) value)) {
            throw Malformed.form("a surrogate written as an escape");
        }
        return (char) value;
    }

    private char peek() {
        if (at >= text.length()) {
            throw Malformed.form("ends too early");
        }
        return text.charAt(at);
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
