package com.jitrace.app.projection;

import com.jitrace.chain.gateway.CertifiedBlock;

/** One certified statement's place: which batch and which entry of it, in which block. */
record Line(CertifiedBlock block, CertifiedBlock.Batch batch, int place) {
    String author() {
        return batch.author();
    }

    long leaf() {
        return batch.firstIndex() + 1 + place;
    }

    /** Batch id, colon, place: the name under which a correction finds it. */
    String entry() {
        return batch.batchId() + ":" + place;
    }

    long height() {
        return block.height();
    }

    long time() {
        return block.time();
    }
}
