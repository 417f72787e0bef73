package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.util.Optional;

/** Whether blocks, certificates and watermark can be what this node wrote, at its start. */
record Belongings(Blocks blocks, Identity identity) {
    /** Why the heights do not fit, if so. A certificate above the watermark is no fault if others made it without this node. */
    Optional<String> misfit() throws IOException {
        Watermark mark = blocks.watermark();
        boolean lost = blocks.certified() > mark.height() && signedAbove(mark.height());
        if (lost || blocks.height() - blocks.certified() > 1) {
            return Optional.of("heights do not fit: log " + blocks.height() + ", certificates " + blocks.certified()
                    + ", signed " + mark.height());
        }
        return Optional.empty();
    }

    private boolean signedAbove(long mark) throws IOException {
        for (long height = blocks.certified(); height > mark; height--) {
            if (signed(height)) {
                return true;
            }
        }
        return false;
    }

    /** True if this node signed another root for the last block than its log has, and the block was certified with that very signature. */
    boolean signedOtherwise(long height, CheckpointText text) throws IOException {
        Watermark mark = blocks.watermark();
        return mark.height() == height && !mark.allows(text) && signed(height);
    }

    private boolean signed(long height) throws IOException {
        return Certificate.parse(blocks.certificate(height))
                .filter(c -> c.lines().stream().anyMatch(line -> identity.made(line, c.checkpoint())))
                .isPresent();
    }
}
