package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * An append-only sequence of checksummed frames in files of about 64 MiB. File: header line {@code jitrace/v1/<kind> <chain id>\n}, then
 * frames {@code uint32 length ‖ uint32 CRC-32C of the rest ‖ uint64 number ‖ uint64 first ‖ payload}. Numbers ascend by one from 1. A frame is
 * durable when {@link #append} returns; so is the file's entry in its folder.
 */
final class FrameLog implements AutoCloseable {
    static final long FILE_BYTES_MAX = 64L << 20;
    private static final int PAYLOAD_BYTES_MAX = 8 << 20;
    private static final int HEAD_BYTES = 24;

    /** Where a frame lies. */
    private record Frame(Path file, long offset, int length, long first) {}

    /** Bytes at the end that are no whole frame. */
    private record Torn(Path file, long offset, String why) {}

    private final Path folder;
    private final byte[] header;
    private final List<Frame> frames = new ArrayList<>();
    private Optional<Torn> torn = Optional.empty();
    private Optional<String> corrupt = Optional.empty();
    private Optional<FileChannel> out = Optional.empty();
    private Path outFile;

    private FrameLog(Path folder, String kind, String chainId) {
        this.folder = folder;
        this.outFile = folder;
        this.header = ("jitrace/v1/" + kind + " " + chainId + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads every frame and its checksum; changes nothing. A folder that is not there holds no frames. */
    static FrameLog open(Path folder, String kind, String chainId) throws IOException {
        FrameLog log = new FrameLog(folder, kind, chainId);
        if (!Files.isDirectory(folder)) {
            return log;
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(f -> f.toString().endsWith(".log")).sorted().toList();
        }
        for (int i = 0; i < files.size() && log.corrupt.isEmpty(); i++) {
            log.scan(files.get(i));
            if (log.torn.isPresent() && i < files.size() - 1) {
                log.corrupt = Optional.of(log.torn.get().why() + " in " + files.get(i));
            }
        }
        return log;
    }

    private void scan(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = in.size();
            ByteBuffer start = read(in, 0, (int) Math.min(header.length, size));
            if (start.remaining() < header.length || !start.equals(ByteBuffer.wrap(header))) {
                torn = Optional.of(new Torn(file, 0, "no header of this chain"));
                return;
            }
            long at = header.length;
            while (at < size) {
                Optional<String> fault = frame(file, in, at, size);
                if (fault.isPresent()) {
                    torn = Optional.of(new Torn(file, at, fault.get()));
                    return;
                }
                at += HEAD_BYTES + frames.get(frames.size() - 1).length();
            }
        }
    }

    private Optional<String> frame(Path file, FileChannel in, long at, long size) throws IOException {
        long number = frames.size() + 1L;
        if (size - at < HEAD_BYTES) {
            return Optional.of("frame " + number + " is cut");
        }
        ByteBuffer head = read(in, at, HEAD_BYTES);
        int length = head.getInt();
        int crc = head.getInt();
        long ownNumber = head.getLong();
        long first = head.getLong();
        if (length < 0 || length > PAYLOAD_BYTES_MAX || size - at - HEAD_BYTES < length) {
            return Optional.of("frame " + number + " is cut");
        }
        ByteBuffer rest = read(in, at + 8, HEAD_BYTES - 8 + length);
        CRC32C own = new CRC32C();
        own.update(rest);
        if ((int) own.getValue() != crc) {
            return Optional.of("frame " + number + " has a wrong checksum");
        }
        if (ownNumber != number) {
            return Optional.of("frame " + ownNumber + " stands where frame " + number + " belongs");
        }
        frames.add(new Frame(file, at, length, first));
        return Optional.empty();
    }

    private static ByteBuffer read(FileChannel in, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (in.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("the file ends at " + (at + buffer.position()));
            }
        }
        return buffer.flip();
    }

    /** Why the frames cannot be trusted: damage that is not at the very end. */
    Optional<String> corrupt() {
        return corrupt;
    }

    /** What is wrong with the end, if something is: a write that did not finish. */
    Optional<String> torn() {
        return torn.map(Torn::why);
    }

    /** Cuts an unfinished write away. The caller knows that nothing was promised about it. */
    void cutTorn() throws IOException {
        if (torn.isPresent()) {
            Path file = torn.get().file();
            if (torn.get().offset() < header.length) {
                Files.delete(file);
                sync(folder);
            } else {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(torn.get().offset());
                    channel.force(true);
                }
            }
            torn = Optional.empty();
        }
    }

    synchronized long size() {
        return frames.size();
    }

    /** @param number from 1 */
    synchronized long first(long number) {
        return frames.get((int) number - 1).first();
    }

    /** The number of the last frame whose first is at most this; at least 1. */
    synchronized long numberAt(long index) {
        int low = 0;
        int high = frames.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (frames.get(middle).first() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1L;
    }

    byte[] payload(long number) throws IOException {
        Frame frame;
        synchronized (this) {
            frame = frames.get((int) number - 1);
        }
        try (FileChannel in = FileChannel.open(frame.file(), StandardOpenOption.READ)) {
            return read(in, frame.offset() + HEAD_BYTES, frame.length()).array();
        }
    }

    synchronized void append(long first, byte[] payload) throws IOException {
        if (torn.isPresent() || corrupt.isPresent()) {
            throw new IOException(
                    "damaged: " + torn.map(Torn::why).or(() -> corrupt).orElse(""));
        }
        FileChannel channel = channel();
        long offset = channel.size();
        long number = frames.size() + 1L;
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + payload.length);
        frame.putInt(payload.length).putInt(0).putLong(number).putLong(first).put(payload);
        CRC32C crc = new CRC32C();
        crc.update(frame.array(), 8, frame.capacity() - 8);
        frame.putInt(4, (int) crc.getValue()).rewind();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
        channel.force(false);
        frames.add(new Frame(outFile, offset, payload.length, first));
    }

    private Path lastFile() {
        return frames.get(frames.size() - 1).file();
    }

    private Path file(long number) {
        return folder.resolve("%016d.log".formatted(number));
    }

    /** The file to append to: the last one, or a new one named by its first frame's number. */
    private FileChannel channel() throws IOException {
        if (out.isPresent() && out.get().size() < FILE_BYTES_MAX) {
            return out.get();
        }
        if (out.isPresent()) {
            out.get().close();
            out = Optional.empty();
        }
        Path file = frames.isEmpty() ? file(1) : lastFile();
        if (frames.isEmpty() || Files.size(file) >= FILE_BYTES_MAX) {
            file = file(frames.size() + 1L);
        }
        boolean fresh = !Files.exists(file);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(folder.resolve(".."));
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(channel.size());
        if (fresh || channel.size() == 0) {
            channel.write(ByteBuffer.wrap(header));
            channel.force(true);
            sync(folder);
        }
        out = Optional.of(channel);
        outFile = file;
        return channel;
    }

    /** Makes the entries of a folder durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
        }
    }
}
