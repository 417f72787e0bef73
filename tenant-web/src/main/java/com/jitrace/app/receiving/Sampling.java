package com.jitrace.app.receiving;

/**
 * Which parts are measured.
 *
 * @param n every n-th part of a part number, or the first n of each lot; 0 with {@link Plan#NONE}
 */
public record Sampling(Plan plan, int n) {
    /** How parts are chosen. */
    public enum Plan {
        NONE,
        EVERY,
        FIRST
    }

    /** Largest n. */
    public static final int N_MAX = 100_000;

    public static final Sampling NOTHING = new Sampling(Plan.NONE, 0);

    public Sampling {
        if (plan == Plan.NONE ? n != 0 : n < 1 || n > N_MAX) {
            throw new IllegalArgumentException("no sampling plan: " + plan + " " + n);
        }
    }

    /** Whether the next part is measured after so many of its part number or lot were judged. */
    public boolean asks(long judgedBefore) {
        return switch (plan) {
            case NONE -> false;
            case EVERY -> judgedBefore % n == 0;
            case FIRST -> judgedBefore < n;
        };
    }

    /** Whether each lot is counted for itself. */
    boolean byLot() {
        return plan == Plan.FIRST;
    }
}
