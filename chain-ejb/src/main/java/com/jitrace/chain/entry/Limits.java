package com.jitrace.chain.entry;

/** The limits of CHAIN.md §1; part of the rules, so equal on every node. */
public final class Limits {
    public static final int LEAF_BYTES_MAX = 32_768;
    public static final int BATCH_ENTRIES_MAX = 1_000;
    public static final int BATCH_BYTES_MAX = 1 << 20;
    public static final int BLOCK_LEAVES_MAX = 10_000;
    public static final int BLOCK_BYTES_MAX = 4 << 20;
    public static final int BLOCK_TOUCHES_MAX = 200_000;
    public static final int ENTRY_RANGES_MAX = 4_096;
    public static final int ENTRY_ITEMS_MAX = 100_000;
    public static final int JSON_DEPTH_MAX = 6;
    public static final int AUTHORISATION_DEPTH_MAX = 3;
    public static final int UNIT_DEPTH_MAX = 4;
    public static final int UNIT_PRODUCTS_MAX = 16;
    public static final int ISSUE_CODES_MAX = 1 << 26;
    public static final long BATCH_TTL_MILLIS_MAX = 600_000;
    public static final long EVENT_AGE_MILLIS_MAX = 72 * 3_600_000L;
    public static final long EVENT_AHEAD_MILLIS_MAX = 5 * 60_000L;
    public static final long BRAND_KEY_DELAY_MILLIS = 72 * 3_600_000L;
    public static final long RECOVERY_DELAY_MILLIS = 14 * 24 * 3_600_000L;
    public static final long CORRECTION_AGE_MILLIS_MAX = 72 * 3_600_000L;
    public static final int VALIDATORS_MAX = 100;
    public static final long NUMBER_MAX = (1L << 53) - 1;

    private Limits() {}
}
