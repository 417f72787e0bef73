package com.jitrace.app.projection;

import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CountedStock;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.StockEvent;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Stock;
import org.hibernate.Session;

/**
 * Writes counted parts. A balance is kept only where every entry that changes it is told here: of this organisation's own parties, and of all
 * holders of a lot of its own products, and of its own items.
 */
final class StockWriter {
    private final Session session;
    private final Slice slice;
    private final Journal journal;
    private final Genealogy genealogy;

    StockWriter(Session session, Slice slice, Journal journal) {
        this.session = session;
        this.slice = slice;
        this.journal = journal;
        this.genealogy = new Genealogy(session);
    }

    void write(Stock stock) {
        String author = journal.line().author();
        StockEvent.Flow flow = switch (stock.flow()) {
            case IN -> new StockEvent.Flow("", author, stock.qty());
            case OUT -> new StockEvent.Flow(author, "", stock.qty());
            case OVER -> new StockEvent.Flow(author, stock.to().orElseThrow(), stock.qty());
        };
        write(stock.lot(), Journal.Step.of(stock.type(), stock.details()), flow, false);
    }

    /** @param told whether this organisation is told of the entry for another reason */
    void write(String lot, Journal.Step step, StockEvent.Flow flow, boolean told) {
        boolean ownLot = genealogy.lot(lot).isPresent();
        boolean from = keeps(ownLot, flow.from());
        boolean to = keeps(ownLot, flow.to());
        if (!told && !from && !to) {
            return;
        }
        session.persist(new StockEvent(
                new StockEvent.Id(journal.line().leaf(), lot),
                step.act(),
                journal.line().author(),
                flow,
                step.region(),
                journal.line().time()));
        if (from) {
            add(lot, flow.from(), -flow.qty());
        }
        if (to) {
            add(lot, flow.to(), flow.qty());
        }
    }

    private boolean keeps(boolean ownLot, String holder) {
        return !holder.isEmpty() && (ownLot || slice.own().contains(holder) || isOwnItem(holder));
    }

    private boolean isOwnItem(String holder) {
        return holder.contains("/")
                && session.find(CertifiedBatch.class, ItemName.parse(holder).batch()) != null;
    }

    private void add(String lot, String holder, long more) {
        CountedStock stock = genealogy.stock(lot, holder).orElseGet(() -> {
            CountedStock fresh = new CountedStock(new CountedStock.Id(lot, holder), 0);
            session.persist(fresh);
            return fresh;
        });
        stock.add(more);
        if (stock.qty() == 0) {
            session.remove(stock);
        }
        session.flush();
    }
}
