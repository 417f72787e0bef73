package com.jitrace.app.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords that attackers try first: the list of breached passwords that Django ships (BSD-3-Clause), 5 characters and longer. */
final class CommonPasswords {
    private static final Set<String> LISTED = load();
    private static final int WORD_MIN = 4;

    private CommonPasswords() {}

    /** Whether the password is on the list, or is only a listed one with digits and signs around it, or one repeated. */
    static boolean contains(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String core = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return LISTED.contains(lower) || core.length() < WORD_MIN || LISTED.contains(core) || repeats(lower);
    }

    private static boolean repeats(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            String part = text.substring(0, length);
            if (text.equals(part.repeat(text.length() / length + 1).substring(0, text.length()))
                    && (length < WORD_MIN || LISTED.contains(part))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> load() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of common passwords is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }
}
