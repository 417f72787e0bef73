package com.jitrace.chain.ledger;

/**
 * When an entry comes to stand: the block that is to take it.
 *
 * @param time of the block, milliseconds UTC
 */
public record Moment(long height, long time) {
    public Moment {
        if (height < 1 || time < 0) {
            throw new IllegalArgumentException("no moment: height " + height + ", time " + time);
        }
    }
}
