package com.jitrace.chain.block;

import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.merkle.Hash;
import java.util.List;

/**
 * A valid successor and everything it changes; nothing of it counts before it is certified.
 *
 * @param leaves exact bytes, the block leaf last
 * @param batches in order
 * @param changes sealed: with the nodes of the upper tree
 * @param tileHashes hashes the log's tiles gain
 * @param tip the end of the chain if it is certified
 */
public record Executed(
        BlockHeader header,
        long firstIndex,
        List<byte[]> leaves,
        List<Placed> batches,
        Overlay changes,
        List<TileHash> tileHashes,
        Tip tip) {
    /** @param firstIndex log index of the batch leaf */
    public record Placed(String batchId, long firstIndex) {}

    public record TileHash(int level, long index, Hash hash) {}

    public Executed {
        leaves = List.copyOf(leaves);
        batches = List.copyOf(batches);
        tileHashes = List.copyOf(tileHashes);
    }

    public byte[] body() {
        return BlockBody.encode(leaves);
    }
}
