package com.jitrace.chain.entry;

import java.nio.charset.StandardCharsets;

/** Writes the canonical form of RFC 8785, as far as JSON without fractions and null needs it. */
final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonWriter() {}

    static byte[] canonical(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    static String text(Json value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        if (value instanceof Json.Text text) {
            quote(text.value(), out);
        } else if (value instanceof Json.Whole whole) {
            out.append(whole.value());
        } else if (value instanceof Json.Flag flag) {
            out.append(flag.value());
        } else if (value instanceof Json.Array array) {
            char before = '[';
            for (Json element : array.values()) {
                out.append(before);
                write(element, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else {
            JsonObject object = (JsonObject) value;
            for (int i = 0; i < object.size(); i++) {
                out.append(i == 0 ? '{' : ',');
                quote(object.name(i), out);
                out.append(':');
                write(object.value(i), out);
            }
            out.append(object.size() == 0 ? "{}" : "}");
        }
    }

    /** RFC 8785 §3.2.2.2: the seven short escapes, \\u00xx for other controls, everything else as it is. */
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text).append('"');
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
