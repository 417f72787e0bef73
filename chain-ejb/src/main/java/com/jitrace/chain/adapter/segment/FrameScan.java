package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads a file from its header to its end. Frame: {@code uint32 length ‖ uint32 CRC-32C of the rest ‖ uint64 number ‖ uint64 first ‖ payload};
 * behind the last one there are only zeros, reserved so that a later frame changes no metadata.
 */
final class FrameScan {
    static final int HEAD_BYTES = 24;
    static final int PAYLOAD_BYTES_MAX = 8 << 20;
    private static final int WINDOW_BYTES = 1 << 20;

    private final Disk.Open in;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;

    FrameScan(Disk.Open in) throws IOException {
        this.in = in;
        this.size = in.size();
    }

    /** A frame as it lies on disk. */
    static ByteBuffer encode(long number, long first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + payload.length);
        frame.putInt(payload.length).putInt(0).putLong(number).putLong(first).put(payload);
        return frame.putInt(4, checksum(frame.array())).rewind();
    }

    /** What is wrong with the bytes of one frame, if something is. */
    static Optional<String> fault(ByteBuffer frame, long number) {
        if (checksum(frame.array()) != frame.getInt(4)) {
            return Optional.of("frame " + number + " has a wrong checksum");
        }
        return frame.getLong(8) == number
                ? Optional.empty()
                : Optional.of("frame " + frame.getLong(8) + " stands where frame " + number + " belongs");
    }

    private static int checksum(byte[] frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame, 8, frame.length - 8);
        return (int) crc.getValue();
    }

    boolean startsWith(byte[] header) throws IOException {
        return size >= header.length && ByteBuffer.wrap(read(0, header.length)).equals(ByteBuffer.wrap(header));
    }

    /** Adds the file's frames to the index; says what is behind them if it is neither a frame nor zeros. */
    Optional<String> frames(FrameIndex index) throws IOException {
        long at = index.end();
        while (at < size) {
            long number = index.size() + 1;
            if (isZero(at, Math.min(size, at + HEAD_BYTES))) {
                return zerosFrom(at);
            }
            int length =
                    size - at < HEAD_BYTES ? -1 : ByteBuffer.wrap(read(at, 4)).getInt();
            if (length < 0 || length > PAYLOAD_BYTES_MAX || size - at - HEAD_BYTES < length) {
                return Optional.of("frame " + number + " is cut at byte " + at);
            }
            ByteBuffer frame = ByteBuffer.wrap(read(at, HEAD_BYTES + length));
            Optional<String> fault = fault(frame, number);
            if (fault.isPresent()) {
                return Optional.of(fault.get() + " at byte " + at);
            }
            index.add(frame.getLong(16), frame.capacity());
            at += frame.capacity();
        }
        return Optional.empty();
    }

    private Optional<String> zerosFrom(long from) throws IOException {
        for (long at = from; at < size; at += WINDOW_BYTES) {
            long end = Math.min(size, at + WINDOW_BYTES);
            if (!isZero(at, end)) {
                return Optional.of("bytes that are no frame stand behind byte " + from);
            }
        }
        return Optional.empty();
    }

    private boolean isZero(long from, long to) throws IOException {
        byte[] bytes = read(from, (int) (to - from));
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] read(long at, int bytes) throws IOException {
        if (at < windowAt || at + bytes > windowAt + window.capacity()) {
            window = ByteBuffer.allocate((int) Math.min(size - at, Math.max(bytes, WINDOW_BYTES)));
            windowAt = at;
            in.read(at, window);
        }
        byte[] copy = new byte[bytes];
        window.get((int) (at - windowAt), copy);
        return copy;
    }
}
