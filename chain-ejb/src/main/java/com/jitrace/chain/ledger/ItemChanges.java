package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.ItemTree;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * New values of items of one batch, as disjoint spans; the last word counts. They wait here until a block is sealed, because a tree that a
 * thousand entries change is then hashed once. Values that one entry gave are one object, which is what the memory below goes by.
 */
final class ItemChanges {
    private record Span(int last, JsonObject value) {}

    private final TreeMap<Integer, Span> spans = new TreeMap<>();

    void put(int first, int last, JsonObject value) {
        Map.Entry<Integer, Span> before = spans.lowerEntry(first);
        if (before != null && before.getValue().last() >= first) {
            Span cut = before.getValue();
            spans.put(before.getKey(), new Span(first - 1, cut.value()));
            if (cut.last() > last) {
                spans.put(last + 1, new Span(cut.last(), cut.value()));
            }
        }
        Map.Entry<Integer, Span> inside = spans.ceilingEntry(first);
        while (inside != null && inside.getKey() <= last) {
            spans.remove(inside.getKey());
            if (inside.getValue().last() > last) {
                spans.put(last + 1, inside.getValue());
            }
            inside = spans.ceilingEntry(first);
        }
        spans.put(first, new Span(last, value));
    }

    void putAll(ItemChanges later) {
        if (spans.isEmpty()) {
            spans.putAll(later.spans);
        } else {
            later.spans.forEach((first, span) -> put(first, span.last(), span.value()));
        }
    }

    /** The values of first…last: what changed from here, what lies between from below. */
    void runs(int first, int last, State.ItemRuns runs, State.ItemRange below) {
        int at = first;
        Map.Entry<Integer, Span> before = spans.floorEntry(first);
        Map.Entry<Integer, Span> next =
                before != null && before.getValue().last() >= first ? before : spans.higherEntry(first);
        while (next != null && next.getKey() <= last) {
            int from = Math.max(first, next.getKey());
            if (from > at) {
                below.items(at, from - 1, runs);
            }
            int to = Math.min(last, next.getValue().last());
            runs.run(from, to, next.getValue().value());
            at = to + 1;
            next = spans.higherEntry(next.getKey());
        }
        if (at <= last) {
            below.items(at, last, runs);
        }
    }

    ItemTree.Spans spans() {
        ItemTree.Spans all = new ItemTree.Spans();
        Map<JsonObject, String> texts = new IdentityHashMap<>();
        spans.forEach((first, span) ->
                all.add(first, span.last(), texts.computeIfAbsent(span.value(), JsonObject::toString)));
        return all;
    }
}
