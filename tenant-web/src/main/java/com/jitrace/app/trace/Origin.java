package com.jitrace.app.trace;

import com.jitrace.app.readmodel.Run;
import java.util.List;

/**
 * Where a walk begins.
 *
 * @param title what was asked for: the item, lot or batch as the reader named it
 * @param lot id of the lot on the chain, or "" when a walk begins at items only
 * @param items what is meant by it
 */
public record Origin(String title, String lot, List<Stretch> items) {
    /** Items first…last of a batch. */
    public record Stretch(String ref, Run.Span span) {
        public int count() {
            return span.last() - span.first() + 1;
        }

        /** {@code 7F3KQ/12} or {@code 7F3KQ/12-19}. */
        public String name() {
            return ref + "/" + span.first() + (span.last() > span.first() ? "-" + span.last() : "");
        }
    }

    public Origin {
        items = List.copyOf(items);
    }

    public long count() {
        return items.stream().mapToLong(Stretch::count).sum();
    }
}
