package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An append-only sequence of checksummed frames in files of a limited size. File: header line {@code jitrace/v1/<kind> <chain id>\n}, then
 * frames (see {@link FrameScan}), then zeros. Numbers ascend by one from 1. A frame is durable when {@link #append} returns; so is the file's
 * entry in its folder. One thread appends, any number reads.
 */
final class FrameLog implements AutoCloseable {
    /**
     * How files grow.
     *
     * @param fileBytesMax a file that has reached this takes no more frames
     * @param stepBytes so many zeros are reserved at once
     */
    record Growth(long fileBytesMax, int stepBytes) {
        static final Growth STANDARD = new Growth(64L << 20, 1 << 20);

        Growth {
            if (stepBytes < 1 || fileBytesMax < stepBytes) {
                throw new IllegalArgumentException(fileBytesMax + " bytes in steps of " + stepBytes);
            }
        }
    }

    /** Which frames, and how they are kept. */
    record Kind(String name, boolean firstsKept, Growth growth) {}

    private static final String SUFFIX = ".log";

    private final Disk disk;
    private final Path folder;
    private final Growth growth;
    private final byte[] header;
    private final FrameIndex index;
    private final OpenFiles files;
    private Optional<String> torn = Optional.empty();
    private Optional<String> corrupt = Optional.empty();
    private Optional<Disk.Open> out = Optional.empty();
    private long allocated;
    private boolean firm;

    private FrameLog(Disk disk, Path folder, Kind kind, String chainId) {
        this.disk = disk;
        this.folder = folder;
        this.growth = kind.growth();
        this.header = ("jitrace/v1/" + kind.name() + " " + chainId + "\n").getBytes(StandardCharsets.US_ASCII);
        this.index = new FrameIndex(kind.firstsKept());
        this.files = new OpenFiles(disk);
    }

    /** Reads every frame and its checksum; changes nothing. A folder that is not there holds no frames. */
    static FrameLog read(Disk disk, Path folder, Kind kind, String chainId) {
        FrameLog log = new FrameLog(disk, folder, kind, chainId);
        try {
            log.scan();
        } catch (IOException e) {
            log.corrupt = Optional.of(folder + " cannot be read: " + e.getMessage());
        }
        return log;
    }

    private void scan() throws IOException {
        if (!disk.isFolder(folder)) {
            return;
        }
        List<String> names =
                disk.list(folder).stream().filter(n -> n.endsWith(SUFFIX)).toList();
        for (String name : names) {
            if (torn.isPresent()) {
                corrupt = torn;
                return;
            }
            Path file = folder.resolve(name);
            try (Disk.Open in = disk.open(file, Disk.Access.READ)) {
                FrameScan scan = new FrameScan(in);
                if (!name.equals(name(index.size() + 1)) || !scan.startsWith(header)) {
                    corrupt = Optional.of("no header of this chain, or not the file that follows: " + file);
                    return;
                }
                index.file(file, header.length);
                torn = scan.frames(index).map(fault -> fault + " of " + file);
            }
        }
    }

    private static String name(long firstNumber) {
        return "%016d".formatted(firstNumber) + SUFFIX;
    }

    /** Why the frames cannot be trusted: damage that is not at the very end. */
    Optional<String> corrupt() {
        return corrupt;
    }

    /** What is wrong with the end, if something is: a write that did not finish, or a changed byte. */
    Optional<String> torn() {
        return torn;
    }

    /**
     * Cuts an unfinished write away (the caller knows that nothing was promised about it) and makes what was read durable. A frame that was
     * read may be in memory only: written by a process that was killed before its sync, or whose sync failed, after which Linux believes it to
     * be on disk. Hence the last frame is written again, the same bytes, before anybody relies on it.
     */
    void firm() throws IOException {
        if (index.hasFile()) {
            firmFile();
        }
        firm = true;
    }

    private void firmFile() throws IOException {
        Disk.Open file = disk.open(index.lastFile(), Disk.Access.WRITE);
        out = Optional.of(file);
        if (torn.isPresent()) {
            file.truncate(index.end());
            torn = Optional.empty();
        }
        if (index.size() > 0) {
            FrameIndex.Place last = index.place(index.size());
            if (last.file().equals(index.lastFile())) {
                file.write(last.offset(), frame(index.size()));
            }
        }
        file.sync();
        allocated = file.size();
        disk.syncFolder(folder);
        disk.syncFolder(folder.resolve("..").normalize());
    }

    long size() {
        return index.size();
    }

    /** @param number from 1 */
    long first(long number) {
        return index.first(number);
    }

    /** The number of the last frame whose first is at most this; at least 1. */
    long numberAt(long at) {
        return index.numberAt(at);
    }

    byte[] payload(long number) throws IOException {
        ByteBuffer frame = frame(number);
        byte[] payload = new byte[frame.capacity() - FrameScan.HEAD_BYTES];
        frame.get(FrameScan.HEAD_BYTES, payload);
        return payload;
    }

    private ByteBuffer frame(long number) throws IOException {
        ByteBuffer frame = files.read(index.place(number));
        Optional<String> fault = FrameScan.fault(frame, number);
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        return frame;
    }

    /** After an IOException nothing can be appended any more: what is on disk is not known. */
    void append(long first, byte[] payload) throws IOException {
        if (!firm || corrupt.isPresent()) {
            throw new IOException(
                    "not to be written to" + corrupt.map(c -> ": " + c).orElse(""));
        }
        corrupt = Optional.of("a write that did not finish");
        ByteBuffer frame = FrameScan.encode(index.size() + 1, first, payload);
        if (out.isEmpty() || index.end() >= growth.fileBytesMax()) {
            next();
        }
        Disk.Open file = out.orElseThrow();
        long end = index.end() + frame.capacity();
        if (end > allocated) {
            long grown = (end + growth.stepBytes() - 1) / growth.stepBytes() * growth.stepBytes();
            file.write(allocated, ByteBuffer.allocate((int) (grown - allocated)));
            allocated = grown;
        }
        file.write(index.end(), frame);
        file.sync();
        index.add(first, frame.capacity());
        corrupt = Optional.empty();
    }

    /** Takes the last frame away, durably. What may still be promised about it, the caller has written down elsewhere. */
    void dropLast() throws IOException {
        if (!firm || corrupt.isPresent() || out.isEmpty()) {
            throw new IOException(
                    "not to be written to" + corrupt.map(c -> ": " + c).orElse(""));
        }
        corrupt = Optional.of("a cut that did not finish");
        index.removeLast();
        Disk.Open file = out.get();
        file.truncate(index.end());
        file.sync();
        allocated = index.end();
        corrupt = Optional.empty();
    }

    /** Goes on in a new file, which has its name only when it is whole. */
    private void next() throws IOException {
        if (out.isPresent()) {
            trim(out.get());
            out = Optional.empty();
        }
        if (!disk.isFolder(folder)) {
            disk.createFolder(folder);
            disk.syncFolder(folder.resolve("..").normalize());
        }
        Path file = folder.resolve(name(index.size() + 1));
        Path unfinished = folder.resolve(file.getFileName() + ".next");
        Disk.Open created = disk.create(unfinished);
        out = Optional.of(created);
        created.write(0, ByteBuffer.allocate(growth.stepBytes()).put(0, header));
        created.sync();
        disk.rename(unfinished, file);
        disk.syncFolder(folder);
        allocated = growth.stepBytes();
        index.file(file, header.length);
    }

    /** A finished file ends with its last frame: it is the same on every node. */
    private void trim(Disk.Open file) throws IOException {
        try (file) {
            if (allocated > index.end()) {
                file.truncate(index.end());
                file.sync();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (files) {
            if (out.isPresent() && corrupt.isEmpty()) {
                trim(out.get());
            } else if (out.isPresent()) {
                out.get().close();
            }
        }
    }
}
