package com.jitrace.app.gate;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A request whose (limited) body was read to be hashed and can be read once more: a short one from memory, a long one from a file that is
 * gone when this is closed.
 */
final class RepeatableRequest extends HttpServletRequestWrapper implements AutoCloseable {
    static final int MEMORY_BYTES_MAX = 1 << 20;
    private static final int CHUNK_BYTES = 64 << 10;

    private final byte[] head;
    private final @Nullable Path spooled;

    RepeatableRequest(HttpServletRequest request) throws IOException {
        super(request);
        InputStream body = request.getInputStream();
        this.head = body.readNBytes(MEMORY_BYTES_MAX);
        int next = head.length < MEMORY_BYTES_MAX ? -1 : body.read();
        this.spooled = next < 0 ? null : spool(next, body);
    }

    private Path spool(int next, InputStream rest) throws IOException {
        Path file = Files.createTempFile("body", ".part");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            out.write(next);
            rest.transferTo(out);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    void digest(MessageDigest digest) throws IOException {
        try (InputStream in = body()) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
    }

    private InputStream body() throws IOException {
        return spooled == null ? new ByteArrayInputStream(head) : Files.newInputStream(spooled);
    }

    @Override
    public void close() throws IOException {
        if (spooled != null) {
            Files.deleteIfExists(spooled);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        InputStream bytes = body();
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return bytes.read(into, from, length);
            }

            @Override
            public boolean isFinished() {
                try {
                    return bytes.available() == 0;
                } catch (IOException closed) {
                    return true;
                }
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("the body is already here");
            }

            @Override
            public void close() throws IOException {
                bytes.close();
            }
        };
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
