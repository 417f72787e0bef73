package com.jitrace.app.outbox;

import com.jitrace.chain.signing.SignedBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A signed batch as one column: (uint32 length ‖ leaf)*, the batch leaf first. */
final class BatchBytes {
    private BatchBytes() {}

    static byte[] write(SignedBatch batch) {
        int leaves = batch.entries().size() + 1;
        ByteBuffer out = ByteBuffer.allocate((int) batch.bytes() + Integer.BYTES * leaves);
        put(out, batch.leaf());
        batch.entries().forEach(entry -> put(out, entry));
        return out.array();
    }

    private static void put(ByteBuffer out, byte[] leaf) {
        out.putInt(leaf.length).put(leaf);
    }

    static SignedBatch read(byte[] bytes) {
        List<byte[]> leaves = new ArrayList<>();
        for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
            byte[] leaf = new byte[in.getInt()];
            in.get(leaf);
            leaves.add(leaf);
        }
        return new SignedBatch(leaves.get(0), leaves.subList(1, leaves.size()));
    }
}
