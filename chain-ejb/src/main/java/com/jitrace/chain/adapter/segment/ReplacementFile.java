package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What takes the place of the last block: written beside, synced, renamed, and the folder synced, before the log is cut. So a crash between the
 * cut and the new frame loses nothing. It stays there afterwards, and says nothing any more once its height has its certificate.
 *
 * <p>File: one frame (see {@link FrameScan}; number is the height, first the index of its first leaf) of uint32 BE note length ‖ note ‖ body.
 */
final class ReplacementFile {
    /** @param note the certificate */
    record Replacement(long height, long firstIndex, byte[] body, String note) {}

    private final Disk disk;
    private final Path folder;
    private final Path file;
    private final Path next;

    ReplacementFile(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve("replacement");
        this.next = folder.resolve("replacement.next");
    }

    /** Empty if there is no file; an IOException if it is damaged. */
    Optional<Replacement> read() throws IOException {
        if (!disk.exists(file)) {
            return Optional.empty();
        }
        try (Disk.Open in = disk.open(file, Disk.Access.READ)) {
            if (in.size() < FrameScan.HEAD_BYTES + Integer.BYTES
                    || in.size() > FrameScan.HEAD_BYTES + (long) FrameScan.PAYLOAD_BYTES_MAX) {
                throw new IOException("the replacement is damaged: " + in.size() + " bytes");
            }
            ByteBuffer frame = ByteBuffer.allocate((int) in.size());
            in.read(0, frame);
            long height = frame.getLong(Integer.BYTES * 2);
            Optional<String> fault = FrameScan.fault(frame, height);
            if (fault.isPresent()) {
                throw new IOException("the replacement is damaged: " + fault.get());
            }
            byte[] all = frame.array();
            int noteFrom = FrameScan.HEAD_BYTES + Integer.BYTES;
            int noteTo = noteFrom + frame.getInt(FrameScan.HEAD_BYTES);
            return Optional.of(new Replacement(
                    height,
                    frame.getLong(Integer.BYTES * 2 + Long.BYTES),
                    Arrays.copyOfRange(all, noteTo, all.length),
                    new String(all, noteFrom, noteTo - noteFrom, StandardCharsets.UTF_8)));
        }
    }

    void write(Replacement replacement) throws IOException {
        byte[] note = replacement.note().getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(Integer.BYTES + note.length + replacement.body().length)
                .putInt(note.length)
                .put(note)
                .put(replacement.body())
                .array();
        try (Disk.Open out = disk.create(next)) {
            out.write(0, FrameScan.encode(replacement.height(), replacement.firstIndex(), payload));
            out.sync();
        }
        disk.rename(next, file);
        disk.syncFolder(folder);
    }
}
