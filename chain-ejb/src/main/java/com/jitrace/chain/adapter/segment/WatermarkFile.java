package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** The watermark on disk: written beside, synced, renamed, and the folder synced; so there is always a whole one. */
final class WatermarkFile {
    private static final int BYTES_MAX = 1_000;
    /** Left out in the first epoch, so such a file reads as it always did. */
    private static final String EPOCH = "epoch";

    private static final String OPENS = "opens";

    private final Disk disk;
    private final Path folder;
    private final Path file;
    private final Path next;

    WatermarkFile(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve("watermark");
        this.next = folder.resolve("watermark.next");
    }

    boolean exists() {
        return disk.exists(file);
    }

    /** NONE if there is no file; an IOException if it is damaged. */
    Watermark read() throws IOException {
        if (!exists()) {
            return Watermark.NONE;
        }
        try {
            JsonObject object = JsonObject.parse(content());
            JsonObject content = object.without("check");
            if (!Hash.over(content.canonical()).hex().equals(object.text("check"))) {
                throw new IOException("the watermark's check does not fit");
            }
            return new Watermark(
                    content.whole("height"),
                    content.whole("size"),
                    Hash.hex(content.text("root")),
                    content.optionalWhole(EPOCH).orElse(0L),
                    content.optionalWhole(OPENS).orElse(0L));
        } catch (Malformed | IllegalStateException | IllegalArgumentException e) {
            throw new IOException("the watermark is damaged: " + e.getMessage(), e);
        }
    }

    private byte[] content() throws IOException {
        try (Disk.Open in = disk.open(file, Disk.Access.READ)) {
            if (in.size() > BYTES_MAX) {
                throw new IOException("the watermark is damaged: " + in.size() + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
            in.read(0, bytes);
            return bytes.array();
        }
    }

    void write(Watermark watermark) throws IOException {
        JsonObject content = JsonObject.EMPTY
                .with("height", watermark.height())
                .with("size", watermark.size())
                .with("root", watermark.root().hex())
                .withWhole(EPOCH, Optional.of(watermark.epoch()).filter(e -> e > 0))
                .withWhole(OPENS, Optional.of(watermark.opens()).filter(e -> e > 0));
        byte[] bytes =
                content.with("check", Hash.over(content.canonical()).hex()).canonical();
        try (Disk.Open out = disk.create(next)) {
            out.write(0, ByteBuffer.wrap(bytes));
            out.sync();
        }
        disk.rename(next, file);
        disk.syncFolder(folder);
    }
}
