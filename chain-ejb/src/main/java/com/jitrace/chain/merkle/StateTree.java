package com.jitrace.chain.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The upper state tree of CHAIN.md §6: sparse, over 256-bit paths; a subtree with one leaf is that leaf, an empty one is 32 zero bytes.
 * Keys are never removed, only written again.
 */
public final class StateTree {
    /** Where a node stands: how many bits of a path lead to it, and these bits (the rest zero). */
    public record Place(int depth, Hash prefix) {
        static final Place ROOT = new Place(0, Hash.ZERO);

        Place child(boolean right) {
            byte[] bits = prefix.bytes();
            if (right) {
                bits[depth >> 3] |= (byte) (0x80 >> (depth & 7));
            }
            return new Place(depth + 1, Hash.of(bits));
        }
    }

    public sealed interface Node {
        Hash hash();
    }

    public record Leaf(Hash path, Hash valueHash) implements Node {
        @Override
        public Hash hash() {
            return Hash.leaf((byte) 0, path.bytes(), valueHash.bytes());
        }
    }

    public record Fork(Hash left, Hash right) implements Node {
        @Override
        public Hash hash() {
            return Hash.node((byte) 1, left, right);
        }
    }

    /** The stored nodes; empty = nothing below this place. */
    @FunctionalInterface
    public interface Nodes {
        Optional<Node> node(Place place);
    }

    /**
     * What leads from the root to a key.
     *
     * @param siblings from the root downwards
     * @param end the leaf at the end of the path: the key's own, another's, or none
     */
    public record Path(List<Hash> siblings, Optional<Leaf> end) {
        public Path {
            siblings = List.copyOf(siblings);
        }
    }

    private final Nodes before;
    private final Map<Place, Node> written = new HashMap<>();

    private StateTree(Nodes before) {
        this.before = before;
    }

    public static Hash root(Nodes nodes) {
        return nodes.node(Place.ROOT).map(Node::hash).orElse(Hash.ZERO);
    }

    /** The nodes that change when these values (path → value hash) are written. */
    public static Map<Place, Node> write(Nodes before, SortedMap<Hash, Hash> values) {
        StateTree tree = new StateTree(before);
        List<Leaf> leaves = new ArrayList<>();
        values.forEach((path, value) -> leaves.add(new Leaf(path, value)));
        if (!leaves.isEmpty()) {
            tree.write(Place.ROOT, before.node(Place.ROOT), leaves);
        }
        return tree.written;
    }

    private Node write(Place place, Optional<Node> old, List<Leaf> leaves) {
        Node node;
        if (old.isPresent() && old.get() instanceof Fork fork) {
            int split = split(leaves, place.depth());
            node = new Fork(
                    split == 0 ? fork.left : child(place, false, leaves.subList(0, split)),
                    split == leaves.size() ? fork.right : child(place, true, leaves.subList(split, leaves.size())));
        } else {
            node = build(place, old.map(o -> merged((Leaf) o, leaves)).orElse(leaves));
        }
        written.put(place, node);
        return node;
    }

    private Hash child(Place place, boolean right, List<Leaf> leaves) {
        Place child = place.child(right);
        return write(child, before.node(child), leaves).hash();
    }

    private Node build(Place place, List<Leaf> leaves) {
        Node node;
        if (leaves.size() == 1) {
            node = leaves.get(0);
        } else {
            int split = split(leaves, place.depth());
            node = new Fork(
                    split == 0
                            ? Hash.ZERO
                            : build(place.child(false), leaves.subList(0, split))
                                    .hash(),
                    split == leaves.size()
                            ? Hash.ZERO
                            : build(place.child(true), leaves.subList(split, leaves.size()))
                                    .hash());
        }
        written.put(place, node);
        return node;
    }

    private static List<Leaf> merged(Leaf old, List<Leaf> leaves) {
        List<Leaf> all = new ArrayList<>(leaves);
        int at = 0;
        while (at < all.size() && all.get(at).path().compareTo(old.path()) < 0) {
            at++;
        }
        if (at == all.size() || !all.get(at).path().equals(old.path())) {
            all.add(at, old);
        }
        return all;
    }

    /** First leaf whose bit at this depth is 1. */
    private static int split(List<Leaf> sorted, int depth) {
        int at = 0;
        while (at < sorted.size() && !sorted.get(at).path().bit(depth)) {
            at++;
        }
        return at;
    }

    public static Path path(Nodes nodes, Hash key) {
        List<Hash> siblings = new ArrayList<>();
        Place place = Place.ROOT;
        Optional<Node> node = nodes.node(place);
        while (node.isPresent() && node.get() instanceof Fork fork) {
            boolean right = key.bit(place.depth());
            siblings.add(right ? fork.left : fork.right);
            place = place.child(right);
            node = (right ? fork.right : fork.left).isZero() ? Optional.empty() : nodes.node(place);
        }
        return new Path(siblings, node.map(n -> (Leaf) n));
    }

    /** True exactly if the path shows that the key has this value hash (or none) under this root. */
    public static boolean shows(Hash root, Hash key, Optional<Hash> valueHash, Path path) {
        boolean own = path.end().isPresent() && path.end().get().path().equals(key);
        if (own != valueHash.isPresent()
                || own && !path.end().get().valueHash().equals(valueHash.get())
                || path.siblings().size() > 8 * Hash.BYTES) {
            return false;
        }
        for (int depth = 0; depth < path.siblings().size(); depth++) {
            int bit = depth;
            if (path.end().isPresent() && path.end().get().path().bit(bit) != key.bit(bit)) {
                return false;
            }
        }
        Hash hash = path.end().map(Leaf::hash).orElse(Hash.ZERO);
        for (int depth = path.siblings().size() - 1; depth >= 0; depth--) {
            Hash sibling = path.siblings().get(depth);
            hash = (key.bit(depth) ? new Fork(sibling, hash) : new Fork(hash, sibling)).hash();
        }
        return hash.equals(root);
    }
}
