package com.jitrace.app.trace;

import java.util.Map;

/**
 * How far something spread: every item that now contains a part of it, at whatever depth, and where these items are.
 *
 * @param parts items that were asked about
 * @param items items that contain one of them, those that are built into others included
 * @param finished of them: built into nothing
 * @param byStatus of them, as far as the reader was told: how many are released, sold, consumed, …
 * @param onTheWay of the released ones: shipped and not received
 * @param held of the released ones that are not under way: by party id
 * @param sealed of them: the reader was not told
 * @param stock counted pieces that lie in stock: by party id
 * @param cut whether the count stopped at the limit
 */
public record Reach(
        long parts,
        long items,
        long finished,
        Map<String, Long> byStatus,
        long onTheWay,
        Map<String, Long> held,
        long sealed,
        Map<String, Long> stock,
        boolean cut) {
    /** Most items that are counted. */
    public static final long ITEMS_MAX = 5_000_000;

    public Reach {
        byStatus = Map.copyOf(byStatus);
        held = Map.copyOf(held);
        stock = Map.copyOf(stock);
    }
}
