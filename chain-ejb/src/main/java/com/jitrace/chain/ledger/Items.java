package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import java.util.ArrayList;
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

    /** Asks the rule once for every different item value of a batch; it returns the new value or breaks. */
    static void change(Context at, List<BatchItems> items, UnaryOperator<Item> rule) {
        for (BatchItems some : items) {
            int count = (int) at.known("batch." + some.batch()).whole("count");
            Map<JsonObject, JsonObject> known = new HashMap<>();
            for (Ranges.Range range : some.ranges().ranges()) {
                // what is read lies below what is written: the spans may not be changed while they are walked through
                List<Run> runs = new ArrayList<>(1);
                at.state()
                        .items(
                                some.batch(),
                                count,
                                range.first(),
                                range.last(),
                                (first, last, value) -> runs.add(new Run(first, last, value)));
                for (Run run : runs) {
                    JsonObject changed = known.computeIfAbsent(
                            run.value(),
                            old -> rule.apply(new Item(old))
                                    .remembering(at.leaf())
                                    .fields());
                    at.state().put(some.batch(), run.first(), run.last(), changed);
                }
            }
        }
    }

    private record Run(int first, int last, JsonObject value) {}
}
