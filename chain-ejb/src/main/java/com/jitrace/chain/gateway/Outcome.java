package com.jitrace.chain.gateway;

import com.jitrace.chain.entry.Refusal;

/** What became of a batch. */
public sealed interface Outcome {
    /** In the pool or in a block that is not certified yet. */
    record Waiting() implements Outcome {}

    /**
     * In a certified, durable block.
     *
     * @param firstIndex log index of the batch leaf; its entries follow
     * @param time of the block, milliseconds UTC
     */
    record Final(long height, long firstIndex, long time) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /** Never seen here, or forgotten. */
    record Unknown() implements Outcome {}
}
