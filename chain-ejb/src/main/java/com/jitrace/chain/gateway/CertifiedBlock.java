package com.jitrace.chain.gateway;

import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Entry;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A block as it stands in the log.
 *
 * @param time milliseconds UTC
 * @param firstIndex log index of its first leaf
 * @param leaves exact bytes; the last one is the block leaf
 * @param certificate C2SP signed note with at least a quorum of signatures
 */
public record CertifiedBlock(long height, long time, long firstIndex, List<byte[]> leaves, String certificate) {
    /** One batch of the block. */
    public record Batch(String batchId, String author, String key, long firstIndex, List<Statement> statements) {}

    public CertifiedBlock {
        leaves = List.copyOf(leaves);
    }

    /** Its batches in order; empty for a heartbeat block. */
    public List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        int at = 0;
        while (at < leaves.size() - 1) {
            BatchHeader header = BatchHeader.parse(leaves.get(at));
            List<byte[]> entries = leaves.subList(at + 1, at + 1 + header.count());
            batches.add(new Batch(
                    new SignedBatch(leaves.get(at), entries).batchId(),
                    header.author(),
                    header.key(),
                    firstIndex + at,
                    entries.stream().map(e -> Entry.parse(e).statement()).toList()));
            at += 1 + header.count();
        }
        return batches;
    }
}
