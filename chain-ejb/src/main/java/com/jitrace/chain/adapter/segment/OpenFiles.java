package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files read last stay open, a few at most. Safe for any number of threads. */
final class OpenFiles implements AutoCloseable {
    private static final int OPEN_MAX = 8;

    private final Disk disk;
    private final Map<Path, Disk.Open> open = new LinkedHashMap<>(16, 0.75f, true);

    OpenFiles(Disk disk) {
        this.disk = disk;
    }

    synchronized ByteBuffer read(FrameIndex.Place place) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(place.bytes());
        Disk.Open file = open.get(place.file());
        if (file == null) {
            makeRoom();
            file = disk.open(place.file(), Disk.Access.READ);
            open.put(place.file(), file);
        }
        try {
            file.read(place.offset(), buffer);
        } catch (IOException e) {
            // an interrupted reader closes the channel: the next one must not find it
            open.remove(place.file());
            file.close();
            throw e;
        }
        return buffer.flip();
    }

    private void makeRoom() throws IOException {
        if (open.size() >= OPEN_MAX) {
            Path eldest = open.keySet().iterator().next();
            Disk.Open file = open.remove(eldest);
            if (file != null) {
                file.close();
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Disk.Open file : open.values()) {
            file.close();
        }
        open.clear();
    }
}
