package com.jitrace.app.readmodel;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hibernate.Session;

/** Questions about what is built into what, in the caller's transaction. */
public record Genealogy(Session session) {
    /** Everything that ever was in an item, in the order of the log; rows beyond the limit are left out. */
    public List<PartUse> partsOf(String ref, int index, int rowsMax) {
        return partsOf(ref, new Run.Span(index, index), rowsMax);
    }

    /** The same for neighbouring items, item by item. */
    public List<PartUse> partsOf(String ref, Run.Span items, int rowsMax) {
        return session.createQuery(
                        "from PartUse p where p.parentRef = :ref and p.parentIndex between :first and :last"
                                + " order by p.parentIndex, p.id.leafIndex, p.id.partRef, p.id.partFirst",
                        PartUse.class)
                .setParameter("ref", ref)
                .setParameter("first", items.first())
                .setParameter("last", items.last())
                .setMaxResults(rowsMax)
                .list();
    }

    /**
     * Where items of a batch ever were built in, in the order of their indices; rows beyond the limit are left out. A part is in one item at a
     * time, so of the rows that begin before the first item only the last one inside may reach it, and those that were taken out.
     */
    public List<PartUse> usesOf(String ref, Run.Span parts, int rowsMax) {
        List<PartUse> uses = new ArrayList<>(session.createQuery(
                        "from PartUse p where p.id.partRef = :ref and p.outLeaf > 0 and p.id.partFirst < :first"
                                + " and p.partLast >= :first order by p.id.partFirst, p.id.leafIndex",
                        PartUse.class)
                .setParameter("ref", ref)
                .setParameter("first", parts.first())
                .setMaxResults(rowsMax)
                .list());
        lastBefore(ref, parts.first()).ifPresent(uses::add);
        uses.addAll(session.createQuery(
                        "from PartUse p where p.id.partRef = :ref and p.id.partFirst between :first and :last"
                                + " order by p.id.partFirst",
                        PartUse.class)
                .setParameter("ref", ref)
                .setParameter("first", parts.first())
                .setParameter("last", parts.last())
                .setMaxResults(rowsMax)
                .list());
        return uses.size() > rowsMax ? uses.subList(0, rowsMax) : uses;
    }

    /** The parts that are inside something, begin before an index, and reach it. */
    private Optional<PartUse> lastBefore(String ref, int index) {
        return session.createQuery(
                        "from PartUse p where p.id.partRef = :ref and p.outLeaf = 0 and p.id.partFirst < :index"
                                + " order by p.id.partFirst desc",
                        PartUse.class)
                .setParameter("ref", ref)
                .setParameter("index", index)
                .setMaxResults(1)
                .uniqueResultOptional()
                .filter(use -> use.parts().last() >= index);
    }

    /** Takes a part row's first and last index, and the item it is in. */
    @FunctionalInterface
    public interface Bond {
        void is(int first, int last, String parentRef, int parentIndex);
    }

    /** Every item that now has something of these parts in it, row by row as they are read; for sums over many. */
    public void insideNow(String ref, Run.Span parts, Bond bond) {
        lastBefore(ref, parts.first())
                .ifPresent(use -> bond.is(use.parts().first(), use.parts().last(), use.parentRef(), use.parentIndex()));
        session.doWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT part_first, part_last, parent_ref, parent_index FROM rm_part WHERE part_ref = ?"
                            + " AND out_leaf = 0 AND part_first BETWEEN ? AND ?")) {
                query.setString(1, ref);
                query.setInt(2, parts.first());
                query.setInt(3, parts.last());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        bond.is(rows.getInt(1), rows.getInt(2), rows.getString(3), rows.getInt(4));
                    }
                }
            }
        });
    }

    /** Most neighbouring items that are asked for counted pieces at once. */
    private static final int COUNTED_ITEMS_MAX = 1_000;

    /** What went from a lot into neighbouring items, of the first 1,000 of them, in the order of the log; rows beyond the limit are left out. */
    public List<StockEvent> countedInto(String ref, Run.Span items, int rowsMax) {
        List<String> names = IntStream.rangeClosed(items.first(), items.last())
                .limit(COUNTED_ITEMS_MAX)
                .mapToObj(index -> ref + "/" + index)
                .toList();
        return session.createQuery(
                        "from StockEvent e where e.toHolder in (:items) order by e.id.leafIndex", StockEvent.class)
                .setParameterList("items", names)
                .setMaxResults(rowsMax)
                .list();
    }

    /** Parts of a batch that are in an item now. */
    public List<PartUse> inside(String ref, Run.Span parts, String parentRef, int parentIndex) {
        return session.createQuery(
                        "from PartUse p where p.parentRef = :parent and p.parentIndex = :index and p.id.partRef = :ref"
                                + " and p.outLeaf = 0 and p.id.partFirst <= :last and p.partLast >= :first"
                                + " order by p.id.partFirst",
                        PartUse.class)
                .setParameter("parent", parentRef)
                .setParameter("index", parentIndex)
                .setParameter("ref", ref)
                .setParameter("first", parts.first())
                .setParameter("last", parts.last())
                .list();
    }

    /** The runs of items of a production lot. */
    public List<ItemRun> itemsOf(String lot) {
        return session.createQuery(
                        "from ItemRun r where r.lot = :lot order by r.id.ref, r.id.firstIndex", ItemRun.class)
                .setParameter("lot", lot)
                .list();
    }

    public Optional<CertifiedLot> lot(String id) {
        return Optional.ofNullable(session.find(CertifiedLot.class, id));
    }

    public Optional<CountedStock> stock(String lot, String holder) {
        return Optional.ofNullable(session.find(CountedStock.class, new CountedStock.Id(lot, holder)));
    }

    /** Counted parts at a holder, by lot. */
    public List<CountedStock> stockAt(String holder) {
        return session.createQuery(
                        "from CountedStock s where s.id.holder = :holder order by s.id.lot", CountedStock.class)
                .setParameter("holder", holder)
                .list();
    }

    /** Counted pieces in an item by lot, from what was told about it. */
    public Map<String, Long> countedIn(String item) {
        Map<String, Long> pieces = new TreeMap<>();
        session.createQuery(
                        "from StockEvent e where e.toHolder = :item or e.fromHolder = :item order by e.id.leafIndex",
                        StockEvent.class)
                .setParameter("item", item)
                .list()
                .forEach(event -> pieces.merge(
                        event.lot(),
                        event.flow().to().equals(item)
                                ? event.flow().qty()
                                : -event.flow().qty(),
                        Long::sum));
        pieces.values().removeIf(qty -> qty <= 0);
        return pieces;
    }

    /** Where the pieces of a lot are, by holder; rows beyond the limit are left out. */
    public List<CountedStock> stockOf(String lot, int rowsMax) {
        return session.createQuery("from CountedStock s where s.id.lot = :lot order by s.id.holder", CountedStock.class)
                .setParameter("lot", lot)
                .setMaxResults(rowsMax)
                .list();
    }

    /** What happened to a lot's counted pieces, in the order of the log; rows beyond the limit are left out. */
    public List<StockEvent> flowsOf(String lot, int rowsMax) {
        return session.createQuery("from StockEvent e where e.id.lot = :lot order by e.id.leafIndex", StockEvent.class)
                .setParameter("lot", lot)
                .setMaxResults(rowsMax)
                .list();
    }
}
