package com.jitrace.chain.block;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.merkle.LogFrontier;

/**
 * The end of a chain, to which the next block must fit.
 *
 * @param height of the last block; 0 before the first
 * @param blockHash leaf hash of its block leaf; before the first: the chain's id
 * @param time of that block, milliseconds UTC; −1 before the first
 * @param log everything the log is, as far as its roots need it
 */
public record Tip(long height, String blockHash, long time, LogFrontier log) {
    public static Tip before(Genesis genesis) {
        return new Tip(0, genesis.chainId(), -1, LogFrontier.EMPTY);
    }

    /** What the validators sign for this block. */
    public CheckpointText checkpoint(String origin) {
        return new CheckpointText(origin, log.size(), log.root());
    }
}
