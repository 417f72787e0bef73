package com.jitrace.app.page.consumer;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of one code's page: a GS1 Digital Link with GTIN and serial, or {@code /c/code} without a GTIN. */
record Address(Optional<String> gtin, String serial) {
    static final int SERIAL_CHARS_MAX = 64;
    private static final int TYPED_CHARS_MAX = 500;
    private static final int GTIN_DIGITS = 14;
    private static final Pattern LINK = Pattern.compile("/01/([0-9]{8,14})(?:/22/[^/]+)?(?:/10/[^/]+)?/21/([^/]+)/?");
    private static final Pattern SHORT = Pattern.compile("/c/([^/]+)/?");

    /** Reads the raw (encoded) path. */
    static Optional<Address> ofPath(String rawPath) {
        Matcher link = LINK.matcher(rawPath);
        if (link.matches()) {
            String gtin = "0".repeat(GTIN_DIGITS - link.group(1).length()) + link.group(1);
            return decoded(link.group(2)).map(serial -> new Address(Optional.of(gtin), serial));
        }
        Matcher brief = SHORT.matcher(rawPath);
        return brief.matches()
                ? decoded(brief.group(1)).map(serial -> new Address(Optional.empty(), serial))
                : Optional.empty();
    }

    /** Reads what somebody typed or pasted: a link to such a page on any host, or the code alone. */
    static Optional<Address> ofTyped(String typed) {
        String text = typed.trim();
        if (text.isEmpty() || text.length() > TYPED_CHARS_MAX) {
            return Optional.empty();
        }
        if (text.contains("/")) {
            try {
                return ofPath(Optional.ofNullable(URI.create(text).getRawPath()).orElse(""));
            } catch (IllegalArgumentException notALink) {
                return Optional.empty();
            }
        }
        String code = text.replaceAll("[\\s-]+", "");
        return code.isEmpty() || code.length() > SERIAL_CHARS_MAX
                ? Optional.empty()
                : Optional.of(new Address(Optional.empty(), code));
    }

    String encodedSerial() {
        return URLEncoder.encode(serial, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String path() {
        return gtin.map(digits -> "/01/" + digits + "/21/").orElse("/c/") + encodedSerial();
    }

    private static Optional<String> decoded(String segment) {
        try {
            String text = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return text.isBlank() || text.length() > SERIAL_CHARS_MAX ? Optional.empty() : Optional.of(text);
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }
}
