package com.jitrace.chain.validator;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.merkle.Hash;

/**
 * What this validator signed last; durable before the signature exists.
 *
 * @param height of the block
 * @param size of the log with it
 */
public record Watermark(long height, long size, Hash root) {
    public static final Watermark NONE = new Watermark(0, 0, Hash.ZERO);

    public Watermark {
        if (height < 0 || size < height) {
            throw new IllegalArgumentException("no watermark: height " + height + ", size " + size);
        }
    }

    public static Watermark of(long height, CheckpointText text) {
        return new Watermark(height, text.size(), text.root());
    }

    /** Promise C6: only a larger size, or exactly the same text again. */
    public boolean allows(CheckpointText text) {
        return text.size() > size || text.size() == size && text.root().equals(root);
    }
}
