package com.jitrace.chain.merkle;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a log whose hashes lie in tiles of height 8 (C2SP tlog-tiles). */
public final class Tiles {
    public static final int HEIGHT = 8;
    public static final int WIDTH = 1 << HEIGHT;

    /** Where tile hashes come from: hash {@code index} of tile level {@code level}, i.e. the root of 256^level leaves. */
    @FunctionalInterface
    public interface Source {
        Hash hash(int level, long index);
    }

    private Tiles() {}

    /** How many hashes of this tile exist in a log of this size; 0 if none. */
    public static int width(long size, int level, long tile) {
        long hashes = level * HEIGHT >= Long.SIZE - 1 ? 0 : size >> (level * HEIGHT);
        long before = tile * WIDTH;
        return (int) Math.max(0, Math.min(WIDTH, hashes - before));
    }

    /** The root of the log's first {@code size} leaves. */
    public static Hash root(Source source, long size) {
        return size == 0 ? Hash.over() : range(source, 0, size);
    }

    /** RFC 6962 inclusion path of a leaf in the log's first {@code size} leaves. */
    public static List<Hash> inclusion(Source source, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        List<Hash> path = new ArrayList<>();
        inclusion(source, index, 0, size, path);
        return List.copyOf(path);
    }

    private static void inclusion(Source source, long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + Long.highestOneBit(to - from - 1);
        if (index < split) {
            inclusion(source, index, from, split, path);
            path.add(range(source, split, to));
        } else {
            inclusion(source, index, split, to, path);
            path.add(range(source, from, split));
        }
    }

    private static Hash range(Source source, long from, long to) {
        long width = to - from;
        int height = Long.numberOfTrailingZeros(width);
        if (Long.bitCount(width) == 1 && height % HEIGHT == 0) {
            return source.hash(height / HEIGHT, from >> height);
        }
        long split = from + Long.highestOneBit(width - 1);
        return LogTree.nodeHash(range(source, from, split), range(source, split, to));
    }
}
