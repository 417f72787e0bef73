package com.jitrace.chain.node;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Malformed;
import java.util.List;
import java.util.Optional;

/**
 * Bytes that are the form of a block; whether it may stand anywhere is not known.
 *
 * @param leaves exact bytes, the block leaf last
 */
record OrderedBody(byte[] bytes, List<byte[]> leaves, BlockHeader header) {
    /** None if the bytes are no body, or end with no block leaf. */
    static Optional<OrderedBody> read(byte[] body) {
        try {
            List<byte[]> leaves = BlockBody.decode(body);
            return leaves.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OrderedBody(body, leaves, BlockHeader.parse(leaves.get(leaves.size() - 1))));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
