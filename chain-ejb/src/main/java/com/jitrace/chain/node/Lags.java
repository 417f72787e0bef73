package com.jitrace.chain.node;

import com.jitrace.chain.gateway.NetworkState;
import java.util.Arrays;
import java.util.Optional;

/** From the time that a block states to its certificate here, for the newest blocks that became final while this node ran. */
final class Lags {
    static final int BLOCKS_MAX = 64;

    private final long[] millis = new long[BLOCKS_MAX];
    private long count;

    /** A block may state a time a little ahead of this clock: that is no lag. */
    synchronized void certified(long blockTime, long now) {
        millis[(int) (count++ % BLOCKS_MAX)] = Math.max(0, now - blockTime);
    }

    synchronized Optional<NetworkState.Finality> median() {
        int known = (int) Math.min(count, BLOCKS_MAX);
        long[] sorted = Arrays.copyOf(millis, known);
        Arrays.sort(sorted);
        return known == 0 ? Optional.empty() : Optional.of(new NetworkState.Finality(sorted[known / 2], known));
    }
}
