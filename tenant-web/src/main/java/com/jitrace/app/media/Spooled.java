package com.jitrace.app.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An upload on its way: in a file of this process alone, never whole in memory; gone when it is closed.
 *
 * @param bytes that were written; above the limit by less than a chunk when it was too long
 * @param hash SHA-256, 64 hex digits
 */
record Spooled(Path file, long bytes, String hash) implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 << 10;

    /** Reads until the end, or until more than {@code bytesMax} came. */
    static Spooled of(InputStream upload, long bytesMax) {
        Path file = create();
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK_BYTES];
            long bytes = 0;
            for (int count = upload.read(chunk); count >= 0 && bytes <= bytesMax; count = upload.read(chunk)) {
                out.write(chunk, 0, count);
                sha256.update(chunk, 0, count);
                bytes += count;
            }
            whole = true;
            return new Spooled(file, bytes, HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("an upload did not come to its end", e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    private static Path create() {
        try {
            // readable by this process's user alone; the launcher empties this folder at its start
            return Files.createTempFile("upload", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for an upload", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be removed: " + file, e);
        }
    }

    @Override
    public void close() {
        delete(file);
    }
}
