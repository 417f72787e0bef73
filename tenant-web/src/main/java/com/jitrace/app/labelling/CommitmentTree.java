package com.jitrace.app.labelling;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The RFC 6962 tree over a batch's commitments, of which only the roots of 64 leaves each are stored (level 6); the leaves below one of
 * them are derived again for a proof. In memory the levels above stand beside them, so that a path is read and not hashed again: about 10 MB
 * for 10⁷ codes.
 */
final class CommitmentTree {
    static final int CHUNK = 64;

    private final int count;

    /** The chunks' roots, then each level above them up to the root; a node without a neighbour stands on the next level as it is. */
    private final List<byte[]> levels;

    private CommitmentTree(int count, byte[] chunks) {
        if (chunks.length != chunks(count) * Hash.BYTES) {
            throw new IllegalStateException(
                    "a tree of " + count + " codes does not have " + chunks.length / Hash.BYTES + " chunks");
        }
        this.count = count;
        List<byte[]> all = new ArrayList<>(List.of(chunks));
        for (byte[] below = chunks; below.length > Hash.BYTES; below = all.get(all.size() - 1)) {
            all.add(above(below));
        }
        this.levels = List.copyOf(all);
    }

    private static byte[] above(byte[] below) {
        int nodes = below.length / Hash.BYTES;
        byte[] above = new byte[(nodes + 1) / 2 * Hash.BYTES];
        for (int node = 0; node < nodes; node += 2) {
            Hash left = Hash.at(below, node * Hash.BYTES);
            Hash parent = node + 1 < nodes ? LogTree.nodeHash(left, Hash.at(below, (node + 1) * Hash.BYTES)) : left;
            parent.copyTo(above, node / 2 * Hash.BYTES);
        }
        return above;
    }

    /** Hashes the commitments of all items; the source gives d_i (32 bytes) for i. */
    static CommitmentTree over(int count, IntFunction<byte[]> commitments) {
        List<Hash> chunks = new ArrayList<>(chunks(count));
        for (int chunk = 0; chunk < chunks(count); chunk++) {
            chunks.add(chunk(chunk, count, commitments));
        }
        return of(count, chunks);
    }

    /** The tree over chunks that were hashed elsewhere, in their order. */
    static CommitmentTree of(int count, List<Hash> chunks) {
        byte[] stored = new byte[chunks.size() * Hash.BYTES];
        for (int i = 0; i < chunks.size(); i++) {
            chunks.get(i).copyTo(stored, i * Hash.BYTES);
        }
        return new CommitmentTree(count, stored);
    }

    /** How many chunks a batch of so many codes has. */
    static int chunks(int count) {
        return (count + CHUNK - 1) / CHUNK;
    }

    /** The root of one chunk. */
    static Hash chunk(int chunk, int count, IntFunction<byte[]> commitments) {
        int first = chunk * CHUNK;
        return LogTree.rootOfHashes(leaves(first, Math.min(first + CHUNK, count), commitments));
    }

    static CommitmentTree read(int count, byte[] stored) {
        return new CommitmentTree(count, stored.clone());
    }

    byte[] stored() {
        return levels.get(0).clone();
    }

    /** What it takes of the memory. */
    int bytes() {
        return levels.stream().mapToInt(level -> level.length).sum();
    }

    Hash root() {
        return Hash.at(levels.get(levels.size() - 1), 0);
    }

    /** The inclusion path of item {@code index}, from the leaf's sibling upwards. */
    List<Hash> path(int index, IntFunction<byte[]> commitments) {
        int chunk = index / CHUNK;
        int first = chunk * CHUNK;
        List<Hash> path = new ArrayList<>(
                LogTree.inclusion(leaves(first, Math.min(first + CHUNK, count), commitments), index - first));
        int node = chunk;
        for (byte[] level : levels) {
            int neighbour = (node ^ 1) * Hash.BYTES;
            if (neighbour < level.length) {
                path.add(Hash.at(level, neighbour));
            }
            node /= 2;
        }
        return List.copyOf(path);
    }

    private static List<Hash> leaves(int first, int end, IntFunction<byte[]> commitments) {
        List<Hash> leaves = new ArrayList<>(CHUNK);
        for (int i = first; i < end; i++) {
            leaves.add(LogTree.leafHash(commitments.apply(i)));
        }
        return leaves;
    }
}
