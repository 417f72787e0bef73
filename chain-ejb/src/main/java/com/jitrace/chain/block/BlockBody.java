package com.jitrace.chain.block;

import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Malformed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The leaves of a block on disk and on the wire: (uint16 BE length ‖ leaf)*, as in C2SP entry bundles. */
public final class BlockBody {
    private static final int LENGTH_BYTES = 2;

    private BlockBody() {}

    public static byte[] encode(List<byte[]> leaves) {
        ByteBuffer out = ByteBuffer.allocate(
                leaves.stream().mapToInt(leaf -> LENGTH_BYTES + leaf.length).sum());
        leaves.forEach(leaf -> out.putShort((short) leaf.length).put(leaf));
        return out.array();
    }

    /** Throws {@link Malformed} if the bytes are no such sequence, or too many. */
    public static List<byte[]> decode(byte[] body) {
        if (body.length > Limits.BLOCK_BYTES_MAX) {
            throw Malformed.limit("a block of " + body.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        List<byte[]> leaves = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.remaining() < LENGTH_BYTES ? -1 : Short.toUnsignedInt(in.getShort());
            if (length < 0 || length > in.remaining()) {
                throw Malformed.form("a body that ends inside leaf " + leaves.size());
            }
            byte[] leaf = new byte[length];
            in.get(leaf);
            leaves.add(leaf);
        }
        if (leaves.isEmpty() || leaves.size() > Limits.BLOCK_LEAVES_MAX) {
            throw Malformed.limit("a block of " + leaves.size() + " leaves");
        }
        return leaves;
    }

    /** The height its last leaf claims; −1 if it is no block. */
    public static long height(byte[] body) {
        try {
            List<byte[]> leaves = decode(body);
            return BlockHeader.parse(leaves.get(leaves.size() - 1)).height();
        } catch (Malformed e) {
            return -1;
        }
    }

    /** Some of the leaves of a body that was decoded before, from this place on: those before it are only passed over. */
    public static List<byte[]> some(byte[] body, int from, int count) {
        ByteBuffer in = ByteBuffer.wrap(body);
        for (int i = 0; i < from && in.hasRemaining(); i++) {
            int length = Short.toUnsignedInt(in.getShort());
            in.position(in.position() + length);
        }
        List<byte[]> leaves = new ArrayList<>();
        while (leaves.size() < count && in.hasRemaining()) {
            byte[] leaf = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }
}
