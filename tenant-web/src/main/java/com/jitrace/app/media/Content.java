package com.jitrace.app.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a file holds, kept in parts of 1 MiB: given out from any byte to any byte, one part in memory at a time. */
public final class Content {
    /** Of every part but the last one. A database takes no packet of any size. */
    static final int PART_BYTES = 1 << 20;

    private final long bytes;
    private final Parts parts;

    /** Where the parts are, from 0. */
    interface Parts {
        byte[] read(int part);
    }

    /** Keeps a part. */
    interface Keeping {
        void keep(int part, byte[] content);
    }

    Content(long bytes, Parts parts) {
        this.bytes = bytes;
        this.parts = parts;
    }

    /** Divides what it reads. */
    static void divide(InputStream in, Keeping keeping) throws IOException {
        byte[] content = in.readNBytes(PART_BYTES);
        for (int part = 0; content.length > 0; part++) {
            keeping.keep(part, content);
            content = in.readNBytes(PART_BYTES);
        }
    }

    public long bytes() {
        return bytes;
    }

    /** Writes the bytes from {@code first} to {@code last}, both of them included. */
    public void write(long first, long last, OutputStream out) throws IOException {
        if (first < 0 || last >= bytes || first > last) {
            throw new IllegalArgumentException("bytes " + first + " to " + last + " of " + bytes);
        }
        for (int part = part(first); part <= part(last); part++) {
            long begin = (long) part * PART_BYTES;
            byte[] content = parts.read(part);
            if (content.length != Math.min(PART_BYTES, bytes - begin)) {
                throw new IllegalStateException("part " + part + " of a file has " + content.length + " bytes");
            }
            int from = (int) (Math.max(first, begin) - begin);
            int to = (int) Math.min(last - begin, PART_BYTES - 1L);
            out.write(content, from, to - from + 1);
        }
    }

    private static int part(long place) {
        return (int) (place / PART_BYTES);
    }
}
