package com.jitrace.app.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as people read it in every language: 2026-11-25 04:30 UTC. */
public final class Minute {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Minute() {}

    /** @param millis since 1970, UTC */
    public static String of(long millis) {
        return UTC.format(Instant.ofEpochMilli(millis));
    }
}
