package com.jitrace.chain.node;

import com.jitrace.chain.validator.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks that are gone with the process. */
public class MemoryBlocks implements Blocks {
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<Long> firsts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Watermark mark = Watermark.NONE;

    @Override
    public Optional<String> doubt() {
        return Optional.empty();
    }

    @Override
    public synchronized long height() {
        return bodies.size();
    }

    @Override
    public synchronized long certified() {
        return notes.size();
    }

    @Override
    public synchronized Watermark watermark() {
        return mark;
    }

    @Override
    public void firm() {
        // memory is as firm as it will ever be
    }

    @Override
    public synchronized void append(long firstIndex, byte[] body) {
        bodies.add(body);
        firsts.add(firstIndex);
    }

    @Override
    public synchronized void watermark(Watermark watermark) {
        mark = watermark;
    }

    @Override
    public synchronized void certify(String note) {
        notes.add(note);
    }

    @Override
    public synchronized void replace(long firstIndex, byte[] body, String note) {
        bodies.set(bodies.size() - 1, body);
        firsts.set(firsts.size() - 1, firstIndex);
    }

    @Override
    public synchronized void drop() {
        bodies.remove(bodies.size() - 1);
        firsts.remove(firsts.size() - 1);
    }

    @Override
    public synchronized byte[] body(long height) {
        return bodies.get((int) height - 1);
    }

    @Override
    public synchronized String certificate(long height) {
        return notes.get((int) height - 1);
    }

    @Override
    public synchronized long firstIndex(long height) {
        return firsts.get((int) height - 1);
    }

    @Override
    public synchronized long heightOf(long index) {
        int at = firsts.size() - 1;
        while (firsts.get(at) > index) {
            at--;
        }
        return at + 1L;
    }

    @Override
    public void close() {
        // memory goes by itself
    }
}
