package com.jitrace.chain.merkle;

import java.util.ArrayList;
import java.util.List;

/** The Merkle tree of RFC 6962 §2.1 as pure functions over leaf hashes. */
public final class LogTree {
    private static final byte[] NOTHING = new byte[0];

    private LogTree() {}

    /** H(00‖leaf). */
    public static Hash leafHash(byte[] leaf) {
        return Hash.leaf((byte) 0, leaf, NOTHING);
    }

    /** H(01‖left‖right). */
    public static Hash nodeHash(Hash left, Hash right) {
        return Hash.node((byte) 1, left, right);
    }

    /** MTH over leaf inputs; of nothing: the hash of the empty string. */
    public static Hash root(List<byte[]> leaves) {
        return rootOfHashes(leaves.stream().map(LogTree::leafHash).toList());
    }

    public static Hash rootOfHashes(List<Hash> leafHashes) {
        return leafHashes.isEmpty() ? Hash.over() : subRoot(leafHashes);
    }

    private static Hash subRoot(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        return nodeHash(subRoot(hashes.subList(0, split)), subRoot(hashes.subList(split, hashes.size())));
    }

    /** The inclusion path of RFC 6962 §2.1.1, from the leaf's sibling to the root's child. */
    public static List<Hash> inclusion(List<Hash> leafHashes, int index) {
        if (index < 0 || index >= leafHashes.size()) {
            throw new IllegalArgumentException("no leaf " + index + " among " + leafHashes.size());
        }
        List<Hash> path = new ArrayList<>();
        inclusion(leafHashes, index, path);
        return List.copyOf(path);
    }

    private static void inclusion(List<Hash> hashes, int index, List<Hash> path) {
        if (hashes.size() == 1) {
            return;
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        if (index < split) {
            inclusion(hashes.subList(0, split), index, path);
            path.add(subRoot(hashes.subList(split, hashes.size())));
        } else {
            inclusion(hashes.subList(split, hashes.size()), index - split, path);
            path.add(subRoot(hashes.subList(0, split)));
        }
    }

    /** True exactly if the path leads from the leaf hash at this index to this root of this size (RFC 9162 §2.1.3.2). */
    public static boolean includes(Hash root, long size, long index, Hash leafHash, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
