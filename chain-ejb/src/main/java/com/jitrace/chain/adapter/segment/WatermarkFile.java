package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The watermark on disk: written beside, synced, renamed, and the folder synced; so there is always a whole one. */
final class WatermarkFile {
    private final Path folder;
    private final Path file;
    private final Path next;

    WatermarkFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("watermark");
        this.next = folder.resolve("watermark.next");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** NONE if there is no file; an IOException if it is damaged. */
    Watermark read() throws IOException {
        if (!exists()) {
            return Watermark.NONE;
        }
        try {
            JsonObject object = JsonObject.parse(Files.readAllBytes(file));
            JsonObject content = object.without("check");
            if (!Hash.over(content.canonical()).hex().equals(object.text("check"))) {
                throw new IOException("the watermark's check does not fit");
            }
            return new Watermark(content.whole("height"), content.whole("size"), Hash.hex(content.text("root")));
        } catch (Malformed | IllegalStateException | IllegalArgumentException e) {
            throw new IOException("the watermark is damaged: " + e.getMessage(), e);
        }
    }

    void write(Watermark watermark) throws IOException {
        JsonObject content = JsonObject.EMPTY
                .with("height", watermark.height())
                .with("size", watermark.size())
                .with("root", watermark.root().hex());
        byte[] bytes =
                content.with("check", Hash.over(content.canonical()).hex()).canonical();
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FrameLog.sync(folder);
    }
}
