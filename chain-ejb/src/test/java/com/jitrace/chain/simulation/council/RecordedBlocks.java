package com.jitrace.chain.simulation.council;

import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.simulation.PassingBlocks;
import java.io.IOException;

/** Tells the record of every certificate before the disk hears of it. */
final class RecordedBlocks extends PassingBlocks {
    private final Record record;

    RecordedBlocks(Blocks blocks, Record record) {
        super(blocks);
        this.record = record;
    }

    @Override
    public void certify(String note) throws IOException {
        long height = certified() + 1;
        record.certified(height, body(height), note);
        super.certify(note);
    }
}
