package com.jitrace.app.readmodel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.Session;

/** Questions about what is built into what, in the caller's transaction. */
public record Genealogy(Session session) {
    /** Everything that ever was in an item, in the order of the log; rows beyond the limit are left out. */
    public List<PartUse> partsOf(String ref, int index, int rowsMax) {
        return session.createQuery(
                        "from PartUse p where p.parentRef = :ref and p.parentIndex = :index"
                                + " order by p.id.leafIndex, p.id.partRef, p.id.partFirst",
                        PartUse.class)
                .setParameter("ref", ref)
                .setParameter("index", index)
                .setMaxResults(rowsMax)
                .list();
    }

    /** Where items of a batch ever were built in, in the order of their indices; rows beyond the limit are left out. */
    public List<PartUse> usesOf(String ref, Run.Span parts, int rowsMax) {
        return session.createQuery(
                        "from PartUse p where p.id.partRef = :ref and p.id.partFirst <= :last and p.partLast >= :first"
                                + " order by p.id.partFirst, p.id.leafIndex",
                        PartUse.class)
                .setParameter("ref", ref)
                .setParameter("first", parts.first())
                .setParameter("last", parts.last())
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
