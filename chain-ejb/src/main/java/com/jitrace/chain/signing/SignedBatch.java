package com.jitrace.chain.signing;

import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a signed batch as they travel: its leaf and its entries' leaves. Nothing about them is checked yet, see {@link OpenedBatch}.
 */
public record SignedBatch(byte[] leaf, List<byte[]> entries) {
    public SignedBatch {
        leaf = leaf.clone();
        entries = List.copyOf(entries);
    }

    /** Hex H(tag‖header without sig); throws {@link Malformed} if the leaf is no batch leaf. */
    public String batchId() {
        return idOf(BatchHeader.parse(leaf));
    }

    static String idOf(BatchHeader header) {
        return Hash.tagged(Tag.BATCH, header.unsigned()).hex();
    }

    public long bytes() {
        return leaf.length + entries.stream().mapToLong(e -> e.length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedBatch batch
                && Arrays.equals(leaf, batch.leaf)
                && Arrays.deepEquals(entries.toArray(), batch.entries.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(leaf);
    }
}
