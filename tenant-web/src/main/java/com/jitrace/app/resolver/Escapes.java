package com.jitrace.app.resolver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of paths and queries (RFC 3986, section 2.1); what is no escape stays as it is. */
final class Escapes {
    private static final String HEX = "0123456789abcdef";
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Escapes() {}

    static String inPath(String text) {
        return decode(text, false);
    }

    /** In a query a plus sign is a blank. */
    static String inQuery(String text) {
        return decode(text, true);
    }

    private static String decode(String text, boolean plusIsBlank) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '%' ? HEX.indexOf(Character.toLowerCase(raw[i + 1])) : -1;
            int low = high < 0 ? -1 : HEX.indexOf(Character.toLowerCase(raw[i + 2]));
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(plusIsBlank && raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append(String.format("%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
