package com.jitrace.app.jobs;

import com.jitrace.chain.entry.JsonObject;

/**
 * Work that is to be done.
 *
 * @param kind of the {@link Work} that does it, for example "codes.order"
 * @param subject what it is about, up to 120 characters: the reference of a batch, the name of a file
 * @param parameters everything the work needs to start, also once more after a restart
 * @param total steps that its progress is measured by, at least 1
 */
public record Order(String kind, String subject, JsonObject parameters, long total) {
    static final int SUBJECT_CHARACTERS_MAX = 120;

    public Order {
        if (!kind.matches("[a-z.-]{1,40}")) {
            throw new IllegalArgumentException("not a kind of job: " + kind);
        }
        if (subject.isBlank() || subject.length() > SUBJECT_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a subject has 1 to 120 characters, not: " + subject);
        }
        if (total < 1) {
            throw new IllegalArgumentException("a job has at least one step, not " + total);
        }
    }
}
