package com.jitrace.app.words;

import java.util.Locale;

/** An amount of data as people read it, the same in every language of ours. */
public final class Amount {
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;

    private Amount() {}

    /** Like "640 B", "120 kB" or "4.2 MB": powers of ten. */
    public static String ofBytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < MEGA - KILO / 2
                ? (bytes + KILO / 2) / KILO + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGA);
    }
}
