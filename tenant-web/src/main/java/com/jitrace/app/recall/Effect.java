package com.jitrace.app.recall;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.Run;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a recall would reach, as the chain has it now.
 *
 * @param items how many items it names
 * @param notReleased of them: never released for sale
 * @param onTheWay of them: shipped and not received
 * @param builtIn of them: parts that another item consumed
 * @param cancelled of them: cancelled or destroyed
 * @param held items in hand by party id
 * @param sold sold items by ISO 3166-2 region; "" where none was recorded
 */
public record Effect(
        long items,
        long notReleased,
        long onTheWay,
        long builtIn,
        long cancelled,
        Map<String, Long> held,
        Map<String, Long> sold) {
    static final Effect NOTHING = new Effect(0, 0, 0, 0, 0, Map.of(), Map.of());

    public Effect {
        held = Map.copyOf(held);
        sold = Map.copyOf(sold);
    }

    /** How many were sold. */
    public long soldItems() {
        return sold.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many are in somebody's hands and not sold. */
    public long heldItems() {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }

    /** This and one more run of items, of which those from {@code first} to {@code last} count. */
    Effect and(Run run, int first, int last) {
        long count = Math.min(run.last(), last) - Math.max(run.first(), first) + 1L;
        ItemState state = run.state();
        return switch (state.status()) {
            case ItemState.ISSUED ->
                new Effect(items + count, notReleased + count, onTheWay, builtIn, cancelled, held, sold);
            case ItemState.SOLD ->
                new Effect(
                        items + count,
                        notReleased,
                        onTheWay,
                        builtIn,
                        cancelled,
                        held,
                        plus(sold, state.region(), count));
            case ItemState.RELEASED ->
                state.addressee().isEmpty()
                        ? new Effect(
                                items + count,
                                notReleased,
                                onTheWay,
                                builtIn,
                                cancelled,
                                plus(held, state.custodian(), count),
                                sold)
                        : new Effect(items + count, notReleased, onTheWay + count, builtIn, cancelled, held, sold);
            case ItemState.CONSUMED ->
                new Effect(items + count, notReleased, onTheWay, builtIn + count, cancelled, held, sold);
            default -> new Effect(items + count, notReleased, onTheWay, builtIn, cancelled + count, held, sold);
        };
    }

    private static Map<String, Long> plus(Map<String, Long> counts, String key, long count) {
        Map<String, Long> out = new TreeMap<>(counts);
        out.merge(key, count, Long::sum);
        return out;
    }
}
