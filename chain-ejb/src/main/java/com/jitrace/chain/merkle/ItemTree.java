package com.jitrace.chain.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The item tree of one batch (CHAIN.md §6): a perfect binary tree of height ⌈log2 count⌉ whose subtrees of equal leaves are stored as one
 * node, so that a range write costs at most twice its height. A value is the item's canonical text; "" is no item.
 */
public final class ItemTree {
    /** A node: height above the leaves, index among the nodes of that height. */
    public record Place(String batch, int height, int index) {
        Place child(int side) {
            return new Place(batch, height - 1, 2 * index + side);
        }
    }

    public sealed interface Node {}

    /** Every leaf below has this value. */
    public record Uniform(String value) implements Node {}

    public record Fork(Hash left, Hash right) implements Node {}

    /** A subtree beside the way of a write: its hash is known from above, and nobody reads or stores it. */
    private record Unread(Hash hash) implements Node {}

    /** Takes runs of items of one value, ascending and without gaps; first and last are both included. */
    @FunctionalInterface
    public interface Runs {
        void run(int first, int last, String value);
    }

    /** The stored nodes: there is always one at the root, and one at both children of a {@link Fork}. */
    @FunctionalInterface
    public interface Nodes {
        Node node(Place place);
    }

    /** @param siblings from the leaf upwards */
    public record Path(String value, List<Hash> siblings) {
        public Path {
            siblings = List.copyOf(siblings);
        }
    }

    private final Nodes before;
    private final Spans spans;
    private final Map<Place, Node> written = new HashMap<>();
    private final Map<String, List<Hash>> uniform = new HashMap<>();

    private ItemTree(Nodes before, Spans spans) {
        this.before = before;
        this.spans = spans;
    }

    /** New values of one batch: ascending, disjoint spans. Collects them, then is written once. */
    public static final class Spans {
        private int[] firsts = new int[8];
        private int[] lasts = new int[8];
        private String[] values = new String[8];
        private int size;

        public void add(int first, int last, String value) {
            if (first > last || size > 0 && first <= lasts[size - 1]) {
                throw new IllegalArgumentException("span " + first + "-" + last + " is not behind the others");
            }
            if (size == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * size);
                lasts = Arrays.copyOf(lasts, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            firsts[size] = first;
            lasts[size] = last;
            values[size++] = value;
        }

        /** The first span among from…to−1 that starts at this index or behind it; {@code to} if there is none. */
        private int startingAt(int index, int from, int to) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (firsts[middle] < index) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    public static int height(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a batch of " + count);
        }
        return 32 - Integer.numberOfLeadingZeros(count - 1);
    }

    public static Place root(String batch, int count) {
        return new Place(batch, height(count), 0);
    }

    /** What a write changes. */
    public record Written(Hash root, Map<Place, Node> nodes) {}

    /** The tree of a new batch: {@code count} items of one value. */
    public static Written fresh(String batch, int count, String value) {
        Spans all = new Spans();
        all.add(0, count - 1, value);
        return write(place -> new Uniform(""), batch, count, all);
    }

    /** Writes new values over a tree, all at once: nodes that several spans share are hashed once. There must be a span. */
    public static Written write(Nodes before, String batch, int count, Spans spans) {
        if (spans.size == 0 || spans.lasts[spans.size - 1] >= count) {
            throw new IllegalArgumentException("no spans within " + count);
        }
        ItemTree tree = new ItemTree(before, spans);
        Place root = root(batch, count);
        Node node = tree.write(root, before.node(root), 0, spans.size);
        return new Written(tree.hash(node, root.height()), tree.written);
    }

    /** Writes the spans from…to−1, which are those that touch this place; there is at least one. */
    private Node write(Place place, Node old, int from, int to) {
        int first = place.index() << place.height();
        int last = first + (1 << place.height()) - 1;
        Node node;
        if (spans.firsts[from] <= first && spans.lasts[from] >= last) {
            node = new Uniform(spans.values[from]);
        } else {
            int middle = first + (1 << (place.height() - 1));
            int split = spans.startingAt(middle, from, to);
            Node left = child(place, 0, old, from, split);
            boolean crosses = split > from && spans.lasts[split - 1] >= middle;
            Node right = child(place, 1, old, crosses ? split - 1 : split, to);
            node = joined(left, right, place.height() - 1);
        }
        written.put(place, node);
        return node;
    }

    private Node joined(Node left, Node right, int height) {
        Hash leftHash = hash(left, height);
        Hash rightHash = hash(right, height);
        if (leftHash.equals(rightHash) && left instanceof Uniform) {
            return left;
        }
        return leftHash.equals(rightHash) && right instanceof Uniform ? right : new Fork(leftHash, rightHash);
    }

    private Node child(Place place, int side, Node old, int from, int to) {
        Place child = place.child(side);
        if (from < to) {
            return write(child, old instanceof Uniform ? old : before.node(child), from, to);
        }
        if (old instanceof Uniform) {
            written.put(child, old);
            return old;
        }
        // nothing changes there: what the fork says about it is enough
        Fork fork = (Fork) old;
        return new Unread(side == 0 ? fork.left() : fork.right());
    }

    private Hash hash(Node node, int height) {
        if (node instanceof Unread unread) {
            return unread.hash();
        }
        return node instanceof Fork fork
                ? Hash.node((byte) 3, fork.left(), fork.right())
                : uniformHash(((Uniform) node).value(), height);
    }

    private Hash uniformHash(String value, int height) {
        if (height == 0) {
            return leafHash(value);
        }
        List<Hash> hashes = uniform.computeIfAbsent(value, v -> new ArrayList<>(List.of(leafHash(v))));
        while (hashes.size() <= height) {
            Hash top = hashes.get(hashes.size() - 1);
            hashes.add(Hash.node((byte) 3, top, top));
        }
        return hashes.get(height);
    }

    private static Hash leafHash(String value) {
        return value.isEmpty() ? Hash.ZERO : Hash.leaf((byte) 2, value.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** The value of an item and its way to the root. */
    public static Path path(Nodes nodes, String batch, int count, int index) {
        ItemTree tree = new ItemTree(nodes, new Spans());
        List<Hash> downwards = new ArrayList<>();
        Place place = root(batch, count);
        Node node = nodes.node(place);
        while (node instanceof Fork fork) {
            int side = index >> (place.height() - 1) & 1;
            downwards.add(side == 0 ? fork.right() : fork.left());
            place = place.child(side);
            node = nodes.node(place);
        }
        String value = ((Uniform) node).value();
        for (int height = place.height() - 1; height >= 0; height--) {
            downwards.add(tree.uniformHash(value, height));
        }
        java.util.Collections.reverse(downwards);
        return new Path(value, downwards);
    }

    /** True exactly if the path shows that this item has this value ("" = none) under this root. */
    public static boolean shows(Hash root, int count, int index, Path path) {
        if (index < 0 || path.siblings().size() != height(count) || index >> height(count) != 0) {
            return false;
        }
        Hash hash = leafHash(path.value());
        for (int height = 0; height < path.siblings().size(); height++) {
            Hash sibling = path.siblings().get(height);
            hash = (index >> height & 1) == 1 ? Hash.node((byte) 3, sibling, hash) : Hash.node((byte) 3, hash, sibling);
        }
        return hash.equals(root);
    }

    /** The values of the items first…last. */
    public static void runs(Nodes nodes, String batch, int count, int first, int last, Runs runs) {
        if (first < 0 || first > last || last >= count) {
            throw new IllegalArgumentException("no items " + first + "-" + last + " among " + count);
        }
        runs(nodes, root(batch, count), first, last, runs);
    }

    private static void runs(Nodes nodes, Place place, int first, int last, Runs runs) {
        Node node = nodes.node(place);
        if (node instanceof Uniform all) {
            runs.run(first, last, all.value());
            return;
        }
        int middle = (2 * place.index() + 1) << (place.height() - 1);
        if (first < middle) {
            runs(nodes, place.child(0), first, Math.min(last, middle - 1), runs);
        }
        if (last >= middle) {
            runs(nodes, place.child(1), Math.max(first, middle), last, runs);
        }
    }
}
