package com.jitrace.chain.adapter.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where each frame lies, in 4 bytes of memory for each, and 8 more if its first number is kept. Safe for any number of threads. */
final class FrameIndex {
    private static final int CHUNK = 1 << 12;

    /** A stretch of bytes in one file: a frame. */
    record Place(Path file, long offset, int bytes) {}

    private record Span(Path file, long firstNumber) {}

    private final boolean firstsKept;
    private final List<int[]> offsets = new ArrayList<>();
    private final List<long[]> firsts = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private long size;

    /** @param firstsKept false if every frame's first is 0 */
    FrameIndex(boolean firstsKept) {
        this.firstsKept = firstsKept;
    }

    /** The next frames lie in this file, after its header. */
    synchronized void file(Path file, long headerBytes) {
        spans.add(new Span(file, size + 1));
        ends.add(headerBytes);
    }

    /** A frame of so many bytes follows in the current file. */
    synchronized void add(long first, int bytes) {
        int at = (int) (size % CHUNK);
        if (offsets.size() == size / CHUNK) {
            offsets.add(new int[CHUNK]);
            if (firstsKept) {
                firsts.add(new long[CHUNK]);
            }
        }
        long offset = end();
        offsets.get((int) (size / CHUNK))[at] = Math.toIntExact(offset);
        if (firstsKept) {
            firsts.get((int) (size / CHUNK))[at] = first;
        }
        ends.set(ends.size() - 1, offset + bytes);
        size++;
    }

    /** Forgets the last frame; there must be one, in the last file. */
    synchronized void removeLast() {
        Place last = place(size);
        if (!last.file().equals(lastFile())) {
            throw new IllegalStateException("frame " + size + " is not in the last file");
        }
        ends.set(ends.size() - 1, last.offset());
        size--;
    }

    synchronized long size() {
        return size;
    }

    synchronized boolean hasFile() {
        return !spans.isEmpty();
    }

    /** The file the next frame goes to. */
    synchronized Path lastFile() {
        return spans.get(spans.size() - 1).file();
    }

    /** Where the frames of the last file end. */
    synchronized long end() {
        return ends.get(ends.size() - 1);
    }

    synchronized long first(long number) {
        return firstsKept ? firsts.get((int) ((number - 1) / CHUNK))[(int) ((number - 1) % CHUNK)] : 0;
    }

    private long offset(long number) {
        return offsets.get((int) ((number - 1) / CHUNK))[(int) ((number - 1) % CHUNK)];
    }

    synchronized Place place(long number) {
        if (number < 1 || number > size) {
            throw new IllegalArgumentException("frame " + number + " of " + size);
        }
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (spans.get(middle).firstNumber() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean lastOfFile =
                number == size || low + 1 < spans.size() && spans.get(low + 1).firstNumber() == number + 1;
        long end = lastOfFile ? ends.get(low) : offset(number + 1);
        return new Place(spans.get(low).file(), offset(number), (int) (end - offset(number)));
    }

    /** The number of the last frame whose first is at most this; at least 1. */
    synchronized long numberAt(long index) {
        long low = 1;
        long high = Math.max(1, size);
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (first(middle) <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
