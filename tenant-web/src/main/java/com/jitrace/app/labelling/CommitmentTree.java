package com.jitrace.app.labelling;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The RFC 6962 tree over a batch's commitments, of which only the roots of 64 leaves each are kept (level 6); the leaves below one of
 * them are derived again for a proof. About 5 MB for 10⁷ codes.
 */
final class CommitmentTree {
    static final int CHUNK = 64;

    private final int count;
    private final List<Hash> chunks;

    private CommitmentTree(int count, List<Hash> chunks) {
        this.count = count;
        this.chunks = List.copyOf(chunks);
    }

    /** Hashes the commitments of all items; the source gives d_i (32 bytes) for i. */
    static CommitmentTree over(int count, IntFunction<byte[]> commitments) {
        List<Hash> chunks = new ArrayList<>(chunks(count));
        for (int chunk = 0; chunk < chunks(count); chunk++) {
            chunks.add(chunk(chunk, count, commitments));
        }
        return new CommitmentTree(count, chunks);
    }

    /** The tree over chunks that were hashed elsewhere, in their order. */
    static CommitmentTree of(int count, List<Hash> chunks) {
        if (chunks.size() != chunks(count)) {
            throw new IllegalStateException("a tree of " + count + " codes does not have " + chunks.size() + " chunks");
        }
        return new CommitmentTree(count, chunks);
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
        List<Hash> chunks = new ArrayList<>();
        for (int at = 0; at < stored.length; at += Hash.BYTES) {
            chunks.add(Hash.at(stored, at));
        }
        return of(count, chunks);
    }

    byte[] stored() {
        byte[] out = new byte[chunks.size() * Hash.BYTES];
        for (int i = 0; i < chunks.size(); i++) {
            chunks.get(i).copyTo(out, i * Hash.BYTES);
        }
        return out;
    }

    Hash root() {
        return LogTree.rootOfHashes(chunks);
    }

    /** The inclusion path of item {@code index}, from the leaf's sibling upwards. */
    List<Hash> path(int index, IntFunction<byte[]> commitments) {
        int chunk = index / CHUNK;
        int first = chunk * CHUNK;
        List<Hash> path = new ArrayList<>(
                LogTree.inclusion(leaves(first, Math.min(first + CHUNK, count), commitments), index - first));
        path.addAll(LogTree.inclusion(chunks, chunk));
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
