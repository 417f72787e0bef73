package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules read: the state after some block. */
public interface State extends StateTree.Nodes, ItemTree.Nodes {
    /** A value of the upper tree (keys of CHAIN.md §6). */
    Optional<JsonObject> value(String key);

    /** The notAfter under which this author used this nonce; may be forgotten once a block is later than it. */
    Optional<Long> nonce(String author, String nonce);

    /** Takes runs of items of one value, ascending and without gaps; first and last are both included. */
    @FunctionalInterface
    interface ItemRuns {
        void run(int first, int last, JsonObject value);
    }

    /** The items first…last of some batch. */
    @FunctionalInterface
    interface ItemRange {
        void items(int first, int last, ItemRuns runs);
    }

    /** The items first…last of a batch of {@code count} codes. */
    default void items(String batch, int count, int first, int last, ItemRuns runs) {
        Map<String, JsonObject> parsed = new HashMap<>();
        ItemTree.runs(
                this,
                batch,
                count,
                first,
                last,
                (from, to, text) -> runs.run(
                        from,
                        to,
                        parsed.computeIfAbsent(text, t -> JsonObject.parse(t.getBytes(StandardCharsets.UTF_8)))));
    }

    /** One item. */
    default JsonObject item(String batch, int count, int index) {
        List<JsonObject> found = new ArrayList<>(1);
        items(batch, count, index, index, (first, last, value) -> found.add(value));
        return found.get(0);
    }
    /**
     * What the entries of a batch found, {@code {author,entries[{i,leaf,pasts[]}],time}}; may be forgotten once a block is more than 72
     * hours later than its time.
     */
    Optional<JsonObject> past(String batchId);
}
