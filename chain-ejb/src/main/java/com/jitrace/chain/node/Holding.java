package com.jitrace.chain.node;

/**
 * An ordered block whose parents may be on their way, as certificates or by catching up, is held. Skipping it after a while is safe: who leads
 * proposes a block again until it is certified.
 */
final class Holding {
    private static final long HOLD_MILLIS_MAX = 10_000;

    private long height;
    private long since;

    /** Whether the block of this height is still to be held. */
    Ordering.Taking hold(long at, long now) {
        if (height != at) {
            height = at;
            since = now;
        }
        return now < since + HOLD_MILLIS_MAX && now >= since ? Ordering.Taking.LATER : Ordering.Taking.DONE;
    }
}
