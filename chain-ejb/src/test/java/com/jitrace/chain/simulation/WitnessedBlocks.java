package com.jitrace.chain.simulation;

import com.jitrace.chain.node.Blocks;
import java.io.IOException;

/** Sees every signature before the disk does, whatever becomes of it there. */
final class WitnessedBlocks extends PassingBlocks {
    private final Witness witness;

    WitnessedBlocks(Blocks blocks, Witness witness) {
        super(blocks);
        this.witness = witness;
    }

    @Override
    public void append(long firstIndex, byte[] body) throws IOException {
        super.append(firstIndex, body);
        witness.appended();
    }

    @Override
    public void certify(String note) throws IOException {
        witness.signed(note);
        super.certify(note);
    }
}
