package com.jitrace.chain.node;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Tiles;
import java.util.Optional;

/** The state after the last certified block, the log's tiles and the index of batches. Can be cleared and replayed at any time. */
public interface StateStore extends AutoCloseable {
    /**
     * Where a batch stands.
     *
     * @param time of the block, milliseconds UTC
     */
    record BatchPlace(long height, long firstIndex, long time) {}

    /** A state that stays as it is while blocks go on. */
    interface Snapshot extends AutoCloseable {
        State state();

        @Override
        void close();
    }

    /** What was committed last; empty if nothing, not even the state before the first block. */
    Optional<Tip> tip();

    State state();

    Tiles.Source tiles();

    /** Writes the state before the first block. */
    void begin(Tip tip, Overlay genesis);

    /** Takes over everything a certified block changes, all at once. */
    void commit(Executed block);

    Optional<BatchPlace> batch(String batchId);

    Snapshot snapshot();

    void clear();

    @Override
    void close();
}
