package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.app.readmodel.Run;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Scope;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Writes a brand's warnings and their end. */
final class RecallWriter {
    private final ReadModel model;
    private final Session session;
    private final Journal journal;

    RecallWriter(ReadModel model, Session session, Journal journal) {
        this.model = model;
        this.session = session;
        this.journal = journal;
    }

    void write(Recall recall) {
        touch(recall.scope(), "recall");
        for (RecallFlag.Target target : targets(recall.scope())) {
            session.persist(new RecallFlag(
                    journal.nextFlag(),
                    target,
                    recall.reason().orElse(""),
                    recall.doc().orElse(""),
                    journal.line().time()));
        }
    }

    /** Ends the warning for exactly what is named; of a warning about more items the rest stays. */
    void write(Lift lift) {
        touch(lift.scope(), "lift");
        session.flush();
        List<RecallFlag.Target> targets = targets(lift.scope());
        for (RecallFlag flag : model.recallsInForce(session)) {
            for (RecallFlag.Target target : targets) {
                if (!flag.lifted() && overlap(flag.target(), target)) {
                    flag.lift(journal.line().time(), journal.line().leaf());
                    remainders(flag.target(), targets)
                            .forEach(rest -> session.persist(flag.about(journal.nextFlag(), rest)));
                }
            }
        }
    }

    /** A unit's history has its recalls too. */
    private void touch(Scope scope, String act) {
        if (scope instanceof Scope.OfUnit unit) {
            journal.units()
                    .find(unit.unit())
                    .ifPresent(found -> journal.unit(Journal.Step.of(act, Details.none()), found));
        }
    }

    private static boolean overlap(RecallFlag.Target one, RecallFlag.Target other) {
        return one.scope().equals(other.scope())
                && one.target().equals(other.target())
                && one.first() <= other.last()
                && other.first() <= one.last();
    }

    private static List<RecallFlag.Target> remainders(RecallFlag.Target recalled, List<RecallFlag.Target> lifted) {
        List<Run.Span> left = List.of(new Run.Span(recalled.first(), recalled.last()));
        for (RecallFlag.Target gone : lifted) {
            if (overlap(recalled, gone)) {
                Run.Span span = new Run.Span(gone.first(), gone.last());
                left = left.stream().flatMap(s -> s.without(span).stream()).toList();
            }
        }
        return left.stream()
                .map(s -> new RecallFlag.Target(recalled.scope(), recalled.target(), s.first(), s.last()))
                .toList();
    }

    private static List<RecallFlag.Target> targets(Scope scope) {
        if (scope instanceof Scope.OfProduct product) {
            return List.of(RecallFlag.Target.whole("product", product.product()));
        } else if (scope instanceof Scope.OfLot lot) {
            return List.of(RecallFlag.Target.whole("lot", lot.lot()));
        } else if (scope instanceof Scope.OfBatch batch) {
            return List.of(RecallFlag.Target.whole("batch", batch.batch()));
        } else if (scope instanceof Scope.OfUnit unit) {
            return List.of(RecallFlag.Target.whole("unit", unit.unit()));
        }
        List<RecallFlag.Target> targets = new ArrayList<>();
        for (BatchItems items : ((Scope.OfItems) scope).items()) {
            for (Ranges.Range range : items.ranges().ranges()) {
                targets.add(new RecallFlag.Target("items", items.batch(), range.first(), range.last()));
            }
        }
        return targets;
    }
}
