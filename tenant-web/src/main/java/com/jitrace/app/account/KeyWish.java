package com.jitrace.app.account;

import java.time.Duration;
import java.util.Set;

/**
 * An API key that somebody wants.
 *
 * @param label 1 to 120 characters, to know it by
 * @param scopes at least one
 * @param validFor up to a year
 */
public record KeyWish(String label, Set<Scope> scopes, Duration validFor) {
    public static final Duration VALID_MAX = Duration.ofDays(366);
    private static final int LABEL_CHARACTERS_MAX = 120;

    public KeyWish {
        label = label.strip();
        scopes = Set.copyOf(scopes);
        if (label.isEmpty() || label.length() > LABEL_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a key has a label of 1 to " + LABEL_CHARACTERS_MAX + " characters");
        }
        if (scopes.isEmpty() || validFor.isNegative() || validFor.isZero() || validFor.compareTo(VALID_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a key has a scope and is valid for up to " + VALID_MAX.toDays() + " days");
        }
    }
}
