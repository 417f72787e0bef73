package com.jitrace.chain.adapter.rocksdb;

import com.jitrace.chain.block.Tip;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.LogFrontier;
import com.jitrace.chain.merkle.StateTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How things are written in RocksDB. */
final class Records {
    private static final int PAIR_BYTES = 2 * Hash.BYTES;

    private Records() {}

    static byte[] node(StateTree.Node node) {
        return node instanceof StateTree.Fork fork
                ? pair('F', fork.left(), fork.right())
                : pair('L', ((StateTree.Leaf) node).path(), ((StateTree.Leaf) node).valueHash());
    }

    static StateTree.Node node(byte[] bytes) {
        Hash first = Hash.at(bytes, 1);
        Hash second = Hash.at(bytes, 1 + Hash.BYTES);
        return bytes[0] == 'F' ? new StateTree.Fork(first, second) : new StateTree.Leaf(first, second);
    }

    static byte[] item(ItemTree.Node node) {
        return node instanceof ItemTree.Fork fork
                ? pair('F', fork.left(), fork.right())
                : ('U' + ((ItemTree.Uniform) node).value()).getBytes(StandardCharsets.UTF_8);
    }

    static ItemTree.Node item(byte[] bytes) {
        return bytes[0] == 'F'
                ? new ItemTree.Fork(Hash.at(bytes, 1), Hash.at(bytes, 1 + Hash.BYTES))
                : new ItemTree.Uniform(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
    }

    private static byte[] pair(char kind, Hash first, Hash second) {
        byte[] bytes = new byte[1 + PAIR_BYTES];
        bytes[0] = (byte) kind;
        first.copyTo(bytes, 1);
        second.copyTo(bytes, 1 + Hash.BYTES);
        return bytes;
    }

    static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES);
        Arrays.stream(values).forEach(buffer::putLong);
        return buffer.array();
    }

    /** Time may be −1, the number range of our JSON allows it. */
    static byte[] tip(Tip tip) {
        return JsonObject.EMPTY
                .with("height", tip.height())
                .with("hash", tip.blockHash())
                .with("time", tip.time())
                .with("size", tip.log().size())
                .with("perfect", tip.log().perfect().stream().map(Hash::hex).toList())
                .canonical();
    }

    static Tip tip(byte[] bytes) {
        JsonObject object = JsonObject.parse(bytes);
        return new Tip(
                object.whole("height"),
                object.text("hash"),
                object.whole("time"),
                new LogFrontier(
                        object.whole("size"),
                        object.texts("perfect").stream().map(Hash::hex).toList()));
    }
}
