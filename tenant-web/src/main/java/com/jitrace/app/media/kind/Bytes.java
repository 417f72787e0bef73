package com.jitrace.app.media.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes by their place; no more than a window of them is held. */
final class Bytes implements AutoCloseable {
    private static final int WINDOW_BYTES = 64 << 10;

    private final SeekableByteChannel file;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowStart;

    private Bytes(SeekableByteChannel file) throws IOException {
        this.file = file;
        this.length = file.size();
    }

    static Bytes of(Path path) {
        try {
            return new Bytes(Files.newByteChannel(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read: " + path, e);
        }
    }

    long length() {
        return length;
    }

    /** 0 to 255; −1 outside the file. */
    int at(long place) {
        if (place < 0 || place >= length) {
            return -1;
        }
        if (place < windowStart || place >= windowStart + window.limit()) {
            load(place);
        }
        return window.get((int) (place - windowStart)) & 0xFF;
    }

    private void load(long place) {
        try {
            // a little of what lies before it too: tails are read backwards
            windowStart = Math.max(0, place - WINDOW_BYTES / 4);
            file.position(windowStart);
            window.clear();
            while (window.hasRemaining() && file.read(window) >= 0) {
                continue;
            }
            window.flip();
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
    }

    /** A big-endian number of up to 8 bytes; negative when it is larger than a long, or lies outside the file. */
    long number(long place, int bytes) {
        if (place < 0 || place + bytes > length) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | at(place + i);
        }
        return number;
    }

    /** Characters of one byte each; "" when they lie outside the file. */
    String word(long place, int characters) {
        if (place < 0 || place + characters > length) {
            return "";
        }
        StringBuilder word = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            word.append((char) at(place + i));
        }
        return word.toString();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be closed", e);
        }
    }
}
