package com.jitrace.app.approval;

import com.jitrace.chain.entry.JsonObject;

/**
 * What is asked.
 *
 * @param kind of the {@link Decidable} that executes it, for example "codes.export"
 * @param subject what it is about, up to 120 characters
 * @param content everything the execution needs, so that nothing is asked of the decider
 */
public record Question(String kind, String subject, JsonObject content) {
    static final int SUBJECT_CHARACTERS_MAX = 120;

    public Question {
        if (!kind.matches("[a-z.-]{1,40}")) {
            throw new IllegalArgumentException("not a kind of request: " + kind);
        }
        if (subject.isBlank() || subject.length() > SUBJECT_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a subject has 1 to 120 characters, not: " + subject);
        }
    }
}
