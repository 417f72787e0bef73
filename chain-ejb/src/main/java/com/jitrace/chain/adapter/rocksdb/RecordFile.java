package com.jitrace.chain.adapter.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * RocksDB's record format (write-ahead log and manifest), read strictly: blocks of 32 KiB; a record is {@code uint32 LE masked CRC-32C ‖ uint16 LE
 * length ‖ type ‖ payload}, the CRC over type and payload; what is left of a block and too short for a head is zero. RocksDB itself skips some damage
 * here, a verifier must not.
 */
final class RecordFile {
    private static final int BLOCK_BYTES = 32 << 10;
    private static final int HEAD_BYTES = 7;
    private static final int TYPE_AT = 6;
    private static final int TYPE_FULL = 1;
    private static final int TYPE_FIRST = 2;
    private static final int TYPE_MIDDLE = 3;
    private static final int TYPE_LAST = 4;
    private static final int CRC_SHIFT = 15;
    private static final int CRC_DELTA = 0xa282ead8;

    private RecordFile() {}

    /** The first place that is not as RocksDB writes it. */
    static Optional<String> fault(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            boolean inside = false;
            ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
            for (long at = 0; at < in.size(); at += BLOCK_BYTES) {
                fill(in, block, at);
                while (block.hasRemaining()) {
                    int offset = block.position();
                    int type = block.remaining() < HEAD_BYTES ? zeros(block) : record(block, inside);
                    if (type < 0) {
                        return Optional.of("a damaged record at byte " + (at + offset));
                    }
                    inside = type == 0 ? inside : type == TYPE_FIRST || type == TYPE_MIDDLE;
                }
            }
            return inside ? Optional.of("ends inside a record") : Optional.empty();
        }
    }

    private static void fill(FileChannel in, ByteBuffer block, long at) throws IOException {
        block.clear();
        while (block.hasRemaining() && in.read(block, at + block.position()) >= 0) {
            // until the block is full or the file ends
        }
        block.flip();
    }

    /** 0 if the rest of the block is zero and the block is whole, else −1. */
    private static int zeros(ByteBuffer block) {
        int sum = block.limit() == BLOCK_BYTES ? 0 : 1;
        while (block.hasRemaining()) {
            sum |= block.get();
        }
        return sum == 0 ? 0 : -1;
    }

    /** The type of the record that stands here, −1 if there is none. */
    private static int record(ByteBuffer block, boolean inside) {
        int start = block.position();
        byte[] bytes = block.array();
        int crc = Integer.reverseBytes(block.getInt(start));
        int length = Short.toUnsignedInt(Short.reverseBytes(block.getShort(start + 4)));
        int type = bytes[start + TYPE_AT];
        boolean continues = type == TYPE_MIDDLE || type == TYPE_LAST;
        boolean begins = type == TYPE_FULL || type == TYPE_FIRST;
        if (length > block.remaining() - HEAD_BYTES || !continues && !begins || continues != inside) {
            return -1;
        }
        CRC32C own = new CRC32C();
        own.update(bytes, start + TYPE_AT, 1 + length);
        int value = (int) own.getValue();
        if ((value >>> CRC_SHIFT | value << (Integer.SIZE - CRC_SHIFT)) + CRC_DELTA != crc) {
            return -1;
        }
        block.position(start + HEAD_BYTES + length);
        return type;
    }
}
