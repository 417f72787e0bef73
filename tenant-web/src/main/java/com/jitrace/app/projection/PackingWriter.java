package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.Run;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Ranges;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.Session;

/** Writes what went into a unit or came out of it. */
final class PackingWriter {
    private final Journal journal;
    private final Session session;

    PackingWriter(Journal journal, Session session) {
        this.journal = journal;
        this.session = session;
    }

    void write(Packing packing) {
        Journal.Step step = new Journal.Step(packing.type(), "", packing.unit(), packing.details());
        PackedUnit unit = journal.units().find(packing.unit()).orElseGet(() -> fresh(packing.unit()));
        List<PackedUnit> around = journal.units().around(unit.id());
        ItemState.Custody held = around.get(around.size() - 1).custody();
        journal.unit(step, unit);
        boolean in = packing instanceof Pack;
        UnaryOperator<ItemState> after = state -> state.withStatus(ItemState.RELEASED)
                .withCustody(new ItemState.Custody(held.custodian(), held.addressee(), state.place()))
                .withUnit(in ? unit.id() : "");
        for (BatchItems items : packing.contents().items()) {
            for (Ranges.Range range : items.ranges().ranges()) {
                journal.items(step, "", items.batch(), new Run.Span(range.first(), range.last()), after);
            }
        }
        for (String id : packing.contents().units()) {
            PackedUnit inner = journal.units().find(id).orElseThrow();
            journal.units()
                    .contents(id)
                    .forEach(row -> journal.items(step, id, row.ref(), row.run().span(), state -> state));
            journal.unit(step, inner);
            inner.packedInto(in ? unit.id() : "");
            if (!in) {
                inner.heldAs(held);
            }
        }
        session.flush();
    }

    private PackedUnit fresh(String id) {
        PackedUnit unit = new PackedUnit(id, journal.line().author());
        session.persist(unit);
        return unit;
    }
}
