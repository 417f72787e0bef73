package com.jitrace.chain.validator;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.merkle.Hash;

/**
 * What this validator signed last; durable before the signature exists.
 *
 * @param height of the block
 * @param size of the log with it
 * @param epoch in which it was signed; 0 is the first
 * @param opens the first epoch that no report has ended here: no vote and no certificate before it
 */
public record Watermark(long height, long size, Hash root, long epoch, long opens) {
    public static final Watermark NONE = new Watermark(0, 0, Hash.ZERO);

    public Watermark {
        if (height < 0 || size < height || epoch < 0 || opens < epoch) {
            throw new IllegalArgumentException("no watermark: height " + height + ", size " + size);
        }
    }

    /** In the first epoch of a chain. */
    public Watermark(long height, long size, Hash root) {
        this(height, size, root, 0, 0);
    }

    public static Watermark of(long epoch, long height, CheckpointText text) {
        return new Watermark(height, text.size(), text.root(), epoch, epoch);
    }

    /** The same, and nothing more will be signed in this epoch. */
    public Watermark closing(long at) {
        return new Watermark(height, size, root, epoch, Math.max(opens, at + 1));
    }

    /** Whether a report has ended this epoch. */
    public boolean closes(long at) {
        return at < opens;
    }

    /** Promise C6: only a larger size, or exactly the same text again. */
    public boolean allows(CheckpointText text) {
        return text.size() > size || text.size() == size && text.root().equals(root);
    }

    /** The same in an epoch: a later one has keys that have signed nothing yet. */
    public boolean allows(long at, CheckpointText text) {
        return !closes(at) && (at > epoch || at == epoch && allows(text));
    }
}
