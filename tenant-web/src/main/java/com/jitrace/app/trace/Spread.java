package com.jitrace.app.trace;

import com.jitrace.app.projection.References;
import com.jitrace.app.readmodel.CountedStock;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/** Every item that contains something now, level by level, as sets of indices: a million bonds are a few megabytes. */
@ApplicationScoped
public class Spread {
    private static final int STOCK_ROWS_MAX = 100_000;

    /** Items by batch. */
    static final class Items {
        private final Map<String, BitSet> byRef = new TreeMap<>();

        void add(String ref, int first, int last) {
            of(ref).set(first, last + 1);
        }

        private BitSet of(String ref) {
            return byRef.computeIfAbsent(ref, r -> new BitSet());
        }

        /** Those of the other that are not here yet come in; they are the answer. */
        Items take(Items other) {
            Items fresh = new Items();
            other.byRef.forEach((ref, bits) -> {
                BitSet news = (BitSet) bits.clone();
                news.andNot(of(ref));
                if (!news.isEmpty()) {
                    of(ref).or(news);
                    fresh.byRef.put(ref, news);
                }
            });
            return fresh;
        }

        boolean isEmpty() {
            return byRef.isEmpty();
        }

        long count() {
            return byRef.values().stream().mapToLong(BitSet::cardinality).sum();
        }

        /** As stretches, ascending. */
        List<Origin.Stretch> stretches() {
            List<Origin.Stretch> all = new ArrayList<>();
            byRef.forEach((ref, bits) -> {
                for (int first = bits.nextSetBit(0); first >= 0; ) {
                    int end = bits.nextClearBit(first);
                    all.add(new Origin.Stretch(ref, new Run.Span(first, end - 1)));
                    first = bits.nextSetBit(end);
                }
            });
            return all;
        }
    }

    /** @param cut whether it stopped at the limit */
    record Found(Items items, boolean cut) {}

    private final Databases databases;
    private final References references;
    private final ReadModel model;

    @Inject
    Spread(Databases databases, References references, ReadModel model) {
        this.databases = databases;
        this.references = references;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Spread() {
        this(null, null, null);
    }

    /** The items that contain something of the origin now, and what they are built into. */
    Found of(OrganisationId self, Origin origin) {
        Items all = new Items();
        Items level = new Items();
        origin.items()
                .forEach(some ->
                        level.add(some.ref(), some.span().first(), some.span().last()));
        Items next = above(level);
        if (!origin.lot().isEmpty()) {
            holders(self, origin.lot()).forEach(name -> {
                int slash = name.indexOf('/');
                int index = Integer.parseInt(name.substring(slash + 1));
                next.add(name.substring(0, slash), index, index);
            });
        }
        Items fresh = all.take(next);
        for (int depth = 1; depth < Walk.DEPTH_MAX && !fresh.isEmpty(); depth++) {
            if (all.count() > Reach.ITEMS_MAX) {
                return new Found(all, true);
            }
            fresh = all.take(above(fresh));
        }
        return new Found(all, !fresh.isEmpty());
    }

    private List<String> holders(OrganisationId self, String lot) {
        return databases.of(
                self,
                session -> new Genealogy(session)
                        .stockOf(lot, STOCK_ROWS_MAX).stream()
                                .map(CountedStock::holder)
                                .filter(holder -> holder.contains("/"))
                                .toList());
    }

    /** The items in which these are now. */
    private Items above(Items level) {
        Items above = new Items();
        level.byRef.forEach((ref, bits) -> references
                .owner(ref)
                .ifPresent(owner -> databases.of(owner, session -> {
                    Run.Span span = new Run.Span(bits.nextSetBit(0), bits.length() - 1);
                    new Genealogy(session).insideNow(ref, span, (first, last, parentRef, parentIndex) -> {
                        int hit = bits.nextSetBit(first);
                        if (hit >= 0 && hit <= last) {
                            above.add(parentRef, parentIndex, parentIndex);
                        }
                    });
                    return true;
                })));
        return above;
    }

    /** Where they are, as the reader was told. */
    Reach reach(OrganisationId self, Origin origin) {
        Found found = of(self, origin);
        return databases.of(self, session -> {
            Map<String, Long> byStatus = new TreeMap<>();
            Map<String, Long> held = new TreeMap<>();
            long[] onTheWay = {0};
            long[] told = {0};
            found.items().byRef.forEach((ref, bits) -> {
                int end = bits.length() - 1;
                model.standings(session, ref, bits.nextSetBit(0), end, (first, last, status, custodian, addressee) -> {
                    int hit = bits.nextSetBit(first);
                    if (hit < 0 || hit > last || status.isEmpty()) {
                        return;
                    }
                    long count = bits.get(first, Math.min(last, end) + 1).cardinality();
                    told[0] += count;
                    byStatus.merge(status, count, Long::sum);
                    if (!addressee.isEmpty()) {
                        onTheWay[0] += count;
                    } else if (status.equals(ItemState.RELEASED)) {
                        held.merge(custodian, count, Long::sum);
                    }
                });
            });
            long items = found.items().count();
            return new Reach(
                    origin.count(),
                    items,
                    items - byStatus.getOrDefault(ItemState.CONSUMED, 0L),
                    byStatus,
                    onTheWay[0],
                    held,
                    items - told[0],
                    stock(session, origin.lot()),
                    found.cut());
        });
    }

    private static Map<String, Long> stock(Session session, String lot) {
        Map<String, Long> stock = new TreeMap<>();
        if (!lot.isEmpty()) {
            new Genealogy(session)
                    .stockOf(lot, STOCK_ROWS_MAX).stream()
                            .filter(some -> !some.holder().contains("/"))
                            .forEach(some -> stock.merge(some.holder(), some.qty(), Long::sum));
        }
        return stock;
    }
}
