package com.jitrace.chain.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** First and last index, both included. */
    public record Span(int first, int last) {}

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
    private final UnaryOperator<String> change;
    private final Map<Place, Node> written = new HashMap<>();
    private final Map<String, List<Hash>> uniform = new HashMap<>();

    private ItemTree(Nodes before, UnaryOperator<String> change) {
        this.before = before;
        this.change = change;
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
        ItemTree tree = new ItemTree(place -> new Uniform(""), old -> value);
        return tree.write(root(batch, count), List.of(new Span(0, count - 1)));
    }

    /** Changes the values in these ascending spans; {@code change} is asked once per subtree of equal items and may throw. */
    public static Written change(
            Nodes before, String batch, int count, List<Span> spans, UnaryOperator<String> change) {
        return new ItemTree(before, change).write(root(batch, count), spans);
    }

    private Written write(Place root, List<Span> spans) {
        Node node = write(root, before.node(root), spans);
        return new Written(hash(node, root.height()), written);
    }

    private Node write(Place place, Node old, List<Span> spans) {
        int first = place.index() << place.height();
        int last = first + (1 << place.height()) - 1;
        boolean whole = spans.size() == 1
                && spans.get(0).first() <= first
                && spans.get(0).last() >= last;
        Node node;
        if (whole && old instanceof Uniform all) {
            node = new Uniform(change.apply(all.value()));
        } else {
            int middle = first + (1 << (place.height() - 1));
            Node left = child(place, 0, old, clipped(spans, first, middle - 1));
            Node right = child(place, 1, old, clipped(spans, middle, last));
            node = left.equals(right) && left instanceof Uniform
                    ? left
                    : new Fork(hash(left, place.height() - 1), hash(right, place.height() - 1));
        }
        written.put(place, node);
        return node;
    }

    private Node child(Place place, int side, Node old, List<Span> spans) {
        Place child = place.child(side);
        Node node = old instanceof Uniform ? old : before.node(child);
        if (!spans.isEmpty()) {
            return write(child, node, spans);
        }
        if (old instanceof Uniform) {
            written.put(child, node);
        }
        return node;
    }

    private static List<Span> clipped(List<Span> spans, int first, int last) {
        List<Span> inside = new ArrayList<>();
        for (Span span : spans) {
            if (span.first() <= last && span.last() >= first) {
                inside.add(span);
            }
        }
        return inside;
    }

    private Hash hash(Node node, int height) {
        return node instanceof Fork fork
                ? Hash.node((byte) 3, fork.left(), fork.right())
                : uniformHash(((Uniform) node).value(), height);
    }

    private Hash uniformHash(String value, int height) {
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
        ItemTree tree = new ItemTree(nodes, v -> v);
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

    /** The value of one item. */
    public static Optional<String> value(Nodes nodes, String batch, int count, int index) {
        Place place = root(batch, count);
        Node node = nodes.node(place);
        while (node instanceof Fork) {
            place = place.child(index >> (place.height() - 1) & 1);
            node = nodes.node(place);
        }
        String value = ((Uniform) node).value();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
