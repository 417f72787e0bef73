package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.merkle.ItemTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds items, and writes them back with one more entry in their history. */
final class Items {
    private Items() {}

    /** Step "fields": the batches are known and have these indices. */
    static void known(Context at, List<BatchItems> items) {
        for (BatchItems some : items) {
            JsonObject batch = at.known("batch." + some.batch());
            unless(
                    some.ranges().last() < batch.whole("count"),
                    Reason.FIELD,
                    () -> "batch " + some.batch() + " has " + batch.whole("count") + " codes");
        }
    }

    static Set<String> products(Context at, List<BatchItems> items) {
        return items.stream()
                .map(i -> at.known("batch." + i.batch()).text("product"))
                .collect(Collectors.toSet());
    }

    /** Asks the rule once for every different item value; it returns the new value or breaks. */
    static void change(Context at, List<BatchItems> items, UnaryOperator<Item> rule) {
        for (BatchItems some : items) {
            String key = "batch." + some.batch();
            JsonObject batch = at.known(key);
            Map<String, String> known = new HashMap<>();
            ItemTree.Written written = ItemTree.change(
                    at.state(),
                    some.batch(),
                    (int) batch.whole("count"),
                    some.ranges().ranges().stream()
                            .map(r -> new ItemTree.Span(r.first(), r.last()))
                            .toList(),
                    old -> known.computeIfAbsent(
                            old,
                            o -> rule.apply(Item.parse(o))
                                    .remembering(at.leaf())
                                    .canonical()));
            at.state().put(written);
            at.state().put(key, batch.with("items", written.root().hex()));
        }
    }
}
