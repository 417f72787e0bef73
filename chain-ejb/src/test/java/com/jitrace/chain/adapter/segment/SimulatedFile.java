package com.jitrace.chain.adapter.segment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/** Bytes as a running system sees them, and as a power cut would leave them: by pages, in any order. */
final class SimulatedFile {
    private static final int PAGE = 64;

    private byte[] seen = new byte[0];
    private byte[] stored = new byte[0];
    private final BitSet dirty = new BitSet();
    private boolean sizeDirty;

    byte[] seen() {
        return seen;
    }

    /** Changes the file behind everybody's back. */
    void replace(byte[] bytes) {
        seen = bytes.clone();
        stored = bytes.clone();
        dirty.clear();
        sizeDirty = false;
    }

    void write(int at, byte[] bytes, int length) {
        resize(Math.max(seen.length, at + length));
        System.arraycopy(bytes, 0, seen, at, length);
        if (length > 0) {
            dirty.set(at / PAGE, (at + length - 1) / PAGE + 1);
        }
    }

    void resize(int size) {
        if (size != seen.length) {
            seen = Arrays.copyOf(seen, size);
            sizeDirty = true;
        }
    }

    void sync() {
        storeSize();
        store(dirty);
        dirty.clear();
    }

    /** A sync that reports an error: some pages are stored, and the system believes that all of them are. */
    void syncBadly(RandomGenerator chance) {
        syncPartly(chance);
        dirty.clear();
        sizeDirty = false;
    }

    /** A sync in whose midst the machine stops. */
    void syncPartly(RandomGenerator chance) {
        if (sizeDirty && chance.nextBoolean()) {
            storeSize();
        }
        BitSet kept = new BitSet();
        dirty.stream().filter(page -> chance.nextBoolean()).forEach(kept::set);
        store(kept);
    }

    /** The power is gone: of what was not synced some pages are stored, by chance, or all, or none. */
    void cut(RandomGenerator chance) {
        int mood = chance.nextInt(4);
        if (mood == 0) {
            sync();
        } else if (mood > 1) {
            syncPartly(chance);
        }
        seen = stored.clone();
        dirty.clear();
        sizeDirty = false;
    }

    private void storeSize() {
        stored = Arrays.copyOf(stored, seen.length);
        sizeDirty = false;
    }

    private void store(BitSet pages) {
        pages.stream().forEach(page -> {
            int from = page * PAGE;
            int to = Math.min(from + PAGE, Math.min(seen.length, stored.length));
            if (from < to) {
                System.arraycopy(seen, from, stored, from, to - from);
            }
        });
    }
}
