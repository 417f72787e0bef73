package com.jitrace.chain.adapter.rocksdb;

import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Where things lie in RocksDB: one letter, then the name. Private to this adapter, may change with a replay. */
final class Keys {
    static final byte[] MARKER = {'m'};
    private static final int TILE_BYTES = 10;
    private static final int ID_CHARS = 64;

    private Keys() {}

    /** Every block leaves one, so that a block whose changes were lost is missed. */
    static byte[] height(long height) {
        return ByteBuffer.allocate(9).put((byte) 'h').putLong(height).array();
    }

    static byte[] value(String key) {
        return ascii('v', key);
    }

    static byte[] node(StateTree.Place place) {
        byte[] bits = Arrays.copyOf(place.prefix().bytes(), (place.depth() + 7) / 8);
        return ByteBuffer.allocate(3 + bits.length)
                .put((byte) 's')
                .putShort((short) place.depth())
                .put(bits)
                .array();
    }

    static byte[] item(ItemTree.Place place) {
        byte[] batch = place.batch().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + batch.length)
                .put((byte) 'i')
                .put(batch)
                .put((byte) place.height())
                .putInt(place.index())
                .array();
    }

    static byte[] nonce(String author, String nonce) {
        return ascii('n', author + nonce);
    }

    /** Sorted by time, so that what has passed can be found and forgotten. */
    static byte[] expiry(long notAfter, String authorAndNonce) {
        byte[] name = authorAndNonce.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(9 + name.length)
                .put((byte) 'e')
                .putLong(notAfter)
                .put(name)
                .array();
    }

    static byte[] expiriesBefore(long time) {
        return ByteBuffer.allocate(9).put((byte) 'e').putLong(time).array();
    }

    static byte[] batch(String batchId) {
        return ByteBuffer.allocate(33)
                .put((byte) 'b')
                .put(HexFormat.of().parseHex(batchId))
                .array();
    }

    /** What a batch found. */
    static byte[] past(String batchId) {
        return ByteBuffer.allocate(33)
                .put((byte) 'p')
                .put(HexFormat.of().parseHex(batchId))
                .array();
    }

    /** One key per block, sorted by time, whose value says which batches' pasts came with it. */
    static byte[] pastsOf(long time) {
        return ByteBuffer.allocate(9).put((byte) 'q').putLong(time).array();
    }

    static byte[] batchIds(Collection<String> ids) {
        return ids.stream().sorted().collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII);
    }

    static List<String> batchIds(byte[] joined) {
        List<String> ids = new ArrayList<>();
        for (int at = 0; at < joined.length; at += ID_CHARS) {
            ids.add(new String(joined, at, ID_CHARS, StandardCharsets.US_ASCII));
        }
        return ids;
    }

    static byte[] tile(int level, long tile) {
        return ByteBuffer.allocate(TILE_BYTES)
                .put((byte) 't')
                .put((byte) level)
                .putLong(tile)
                .array();
    }

    /** What stands at a key this adapter wrote, for people. */
    static String named(byte[] key) {
        String text = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(key, 1, key.length);
        return switch (key[0]) {
            case 'm' -> "marker of the last block";
            case 'v' -> "value " + text;
            case 's' -> "tree node " + hex;
            case 'i' -> "item node " + itemNode(key);
            case 'n' -> "nonce " + text;
            case 'b' -> "batch place " + hex;
            case 'p' -> "past of batch " + hex;
            case 't' ->
                "tile " + key[1] + "/" + ByteBuffer.wrap(key, 2, Long.BYTES).getLong();
            default -> "key " + (char) key[0] + " " + hex;
        };
    }

    private static String itemNode(byte[] key) {
        int end = key.length - 1 - Integer.BYTES;
        return new String(key, 1, end - 1, StandardCharsets.US_ASCII) + ", height " + key[end] + ", index "
                + ByteBuffer.wrap(key, end + 1, Integer.BYTES).getInt();
    }

    private static byte[] ascii(char letter, String name) {
        return (letter + name).getBytes(StandardCharsets.UTF_8);
    }
}
