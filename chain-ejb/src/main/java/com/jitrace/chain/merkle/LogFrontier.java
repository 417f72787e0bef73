package com.jitrace.chain.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * What must be remembered of a log to append to it and to know its root: the roots of its perfect subtrees, largest first. Immutable.
 */
public record LogFrontier(long size, List<Hash> perfect) {
    public static final LogFrontier EMPTY = new LogFrontier(0, List.of());

    /** Learns every hash that belongs into a tile (C2SP tlog-tiles): of level {@code height / 8}. */
    @FunctionalInterface
    public interface TileSink {
        void hash(int level, long index, Hash hash);
    }

    public LogFrontier {
        perfect = List.copyOf(perfect);
        if (size < 0 || perfect.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(perfect.size() + " perfect subtrees for size " + size);
        }
    }

    public LogFrontier append(List<Hash> leafHashes, TileSink sink) {
        List<Hash> open = new ArrayList<>(perfect);
        long at = size;
        for (Hash leaf : leafHashes) {
            Hash hash = leaf;
            sink.hash(0, at, hash);
            int height = 0;
            for (long rest = at; (rest & 1) == 1; rest >>= 1) {
                hash = LogTree.nodeHash(open.remove(open.size() - 1), hash);
                height++;
                if (height % Tiles.HEIGHT == 0) {
                    sink.hash(height / Tiles.HEIGHT, at >> height, hash);
                }
            }
            open.add(hash);
            at++;
        }
        return new LogFrontier(at, open);
    }

    public Hash root() {
        if (perfect.isEmpty()) {
            return Hash.over();
        }
        Hash hash = perfect.get(perfect.size() - 1);
        for (int i = perfect.size() - 2; i >= 0; i--) {
            hash = LogTree.nodeHash(perfect.get(i), hash);
        }
        return hash;
    }
}
