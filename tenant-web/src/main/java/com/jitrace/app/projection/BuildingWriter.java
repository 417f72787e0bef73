package com.jitrace.app.projection;

import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.readmodel.StockEvent;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Ranges;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.Session;

/**
 * Writes what went into an item or came out of it. Whoever may see one side of it is told that there is another one and by which entry; what
 * the other side is, its own runs say or do not say (decision 0046).
 */
final class BuildingWriter {
    private final ReadModel model;
    private final Session session;
    private final Slice slice;
    private final Journal journal;
    private final Genealogy genealogy;

    BuildingWriter(ReadModel model, Session session, Slice slice, Journal journal) {
        this.model = model;
        this.session = session;
        this.slice = slice;
        this.journal = journal;
        this.genealogy = new Genealogy(session);
    }

    void write(Building building) {
        Journal.Step step = Journal.Step.of(building.type(), building.details());
        String author = journal.line().author();
        String ref = building.item().batch();
        int index = building.item().index();
        boolean told = sees(ref, model.state(session, ref, index));
        journal.items(step, "", ref, new Run.Span(index, index), UnaryOperator.identity());
        boolean in = building instanceof Assemble;
        UnaryOperator<ItemState> after = state -> in
                ? state.withStatus(ItemState.CONSUMED)
                        .withCustody(new ItemState.Custody("", "", state.place()))
                        .withUnit("")
                : state.withStatus(ItemState.RELEASED)
                        .withCustody(new ItemState.Custody(author, "", state.place()))
                        .withPlace(step.region())
                        .withUnit("");
        PartUse.Deed deed =
                new PartUse.Deed(journal.line().leaf(), author, journal.line().time(), step.region());
        for (BatchItems items : building.parts().items()) {
            for (Ranges.Range range : items.ranges().ranges()) {
                Run.Span all = new Run.Span(range.first(), range.last());
                for (Run.Span parts : told ? List.of(all) : seen(items.batch(), all)) {
                    if (in) {
                        session.persist(PartUse.in(items.batch(), parts, ref, index, deed));
                    } else {
                        takeOut(items.batch(), parts, building, deed);
                    }
                }
                journal.items(step, "", items.batch(), all, after);
            }
        }
        StockWriter stock = new StockWriter(session, slice, journal);
        String name = building.item().toString();
        for (Building.Quantity some : building.parts().stock()) {
            StockEvent.Flow flow =
                    in ? new StockEvent.Flow(author, name, some.qty()) : new StockEvent.Flow(name, author, some.qty());
            stock.write(some.lot(), step, flow, told);
        }
        session.flush();
    }

    private boolean sees(String ref, ItemState state) {
        return slice.own().contains(journal.line().author())
                || model.batch(session, ref).isPresent()
                || slice.holds(state);
    }

    /** The parts that this organisation may see although the item is none of its business; neighbours in one span. */
    private List<Run.Span> seen(String ref, Run.Span parts) {
        List<Run.Span> left = List.of(parts);
        for (Run run : Run.within(model.runs(session, ref, parts.first(), parts.last()), parts.first(), parts.last())) {
            if (!sees(ref, run.state())) {
                left = left.stream()
                        .flatMap(span -> span.without(run.span()).stream())
                        .toList();
            }
        }
        return left;
    }

    private void takeOut(String ref, Run.Span parts, Building building, PartUse.Deed deed) {
        String parentRef = building.item().batch();
        int parentIndex = building.item().index();
        List<Run.Span> untold = List.of(parts);
        for (PartUse use : genealogy.inside(ref, parts, parentRef, parentIndex)) {
            Run.Span gone = use.parts().and(parts).orElseThrow();
            untold =
                    untold.stream().flatMap(span -> span.without(gone).stream()).toList();
            use.takeOut(gone, deed).forEach(session::persist);
        }
        untold.forEach(span -> session.persist(PartUse.out(ref, span, parentRef, parentIndex, deed)));
    }
}
