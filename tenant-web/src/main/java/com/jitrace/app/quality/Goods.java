package com.jitrace.app.quality;

import com.jitrace.app.readmodel.Run;
import com.jitrace.app.trace.Origin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The goods that a notice is about.
 *
 * @param lot id of the lot on the chain, or "" when single items are meant
 * @param items in the order of batch and index; none of them touch
 */
public record Goods(String lot, List<Origin.Stretch> items) {
    /** Most stretches of neighbouring items in one notice. */
    public static final int STRETCHES_MAX = 200;

    public Goods {
        items = List.copyOf(items);
    }

    /** Those of them that are also among others. */
    Goods within(List<Origin.Stretch> others) {
        Map<String, BitSet> named = bits(items);
        Map<String, BitSet> known = bits(others);
        List<Origin.Stretch> both = new ArrayList<>();
        named.forEach((ref, bits) -> {
            bits.and(known.getOrDefault(ref, new BitSet()));
            for (int first = bits.nextSetBit(0); first >= 0; ) {
                int end = bits.nextClearBit(first);
                both.add(new Origin.Stretch(ref, new Run.Span(first, end - 1)));
                first = bits.nextSetBit(end);
            }
        });
        return new Goods(lot, both);
    }

    private static Map<String, BitSet> bits(List<Origin.Stretch> stretches) {
        Map<String, BitSet> bits = new TreeMap<>();
        stretches.forEach(some -> bits.computeIfAbsent(some.ref(), ref -> new BitSet())
                .set(some.span().first(), some.span().last() + 1));
        return bits;
    }

    boolean isNothing() {
        return lot.isEmpty() && items.isEmpty();
    }

    /** Single items. */
    public long count() {
        return items.stream().mapToLong(Origin.Stretch::count).sum();
    }

    /** Where a walk from them begins. */
    Origin origin(String title) {
        return new Origin(title, lot, items);
    }
}
