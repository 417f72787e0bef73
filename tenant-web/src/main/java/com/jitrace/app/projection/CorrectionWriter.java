package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.readmodel.UnitEvent;
import com.jitrace.chain.entry.Correct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Restores what an entry found, for the goods whose history still ends with it; for others the correction is a remark (CHAIN.md §8). The
 * state keeps no list of touches, so the later steps are looked up: corrections are rare.
 */
final class CorrectionWriter {
    private final ReadModel model;
    private final Session session;
    private final Journal journal;

    CorrectionWriter(ReadModel model, Session session, Journal journal) {
        this.model = model;
        this.session = session;
        this.journal = journal;
    }

    void items(Correct correct, Journal.Step step, String ref, Run.Span span) {
        List<ItemEvent> corrected = model.stepsOf(session, correct.entry().toString()).stream()
                .filter(event -> event.viaUnit().isEmpty() && event.ref().equals(ref))
                .toList();
        List<Run.Span> rest = new ArrayList<>(List.of(span));
        for (ItemEvent event : corrected) {
            for (Run.Span untouched : untouchedSince(event, span)) {
                journal.items(step, "", ref, untouched, state -> state.asBefore(event.prior()));
                rest = without(rest, untouched);
            }
        }
        rest.forEach(remarked -> journal.items(step, "", ref, remarked, state -> state));
    }

    void unit(Correct correct, Journal.Step step, PackedUnit unit) {
        Optional<UnitEvent> corrected = journal.units().journey(unit.id()).stream()
                .filter(event -> event.entry().equals(correct.entry().toString()))
                .filter(event -> unit.lastLeaf() == event.leafIndex())
                .findFirst();
        journal.unit(step, unit);
        corrected.ifPresent(event -> unit.heldAs(event.prior()));
        List<ItemEvent> steps = corrected.isEmpty()
                ? List.of()
                : model.stepsOf(session, correct.entry().toString());
        journal.units().contents(unit.id()).forEach(row -> {
            for (Run run :
                    Run.within(List.of(row.run()), row.run().first(), row.run().last())) {
                restore(step, unit, row.ref(), run, steps);
            }
        });
    }

    /** In a unit only the hands and the place come back: its items were not touched. */
    private void restore(Journal.Step step, PackedUnit unit, String ref, Run run, List<ItemEvent> steps) {
        List<Run.Span> rest = new ArrayList<>(List.of(run.span()));
        for (ItemEvent event : steps) {
            Optional<Run.Span> both = event.ref().equals(ref)
                    ? run.span().and(new Run.Span(event.first(), event.last()))
                    : Optional.empty();
            if (both.isPresent()) {
                journal.items(
                        step,
                        unit.id(),
                        ref,
                        both.get(),
                        state -> state.withStatus(event.prior().status())
                                .withCustody(event.prior().custody()));
                rest = without(rest, both.get());
            }
        }
        rest.forEach(other -> journal.items(step, unit.id(), ref, other, (ItemState state) -> state));
    }

    /** The part of a step's items, within the span, that no later entry touched. */
    private List<Run.Span> untouchedSince(ItemEvent event, Run.Span span) {
        List<Run.Span> left = new ArrayList<>();
        span.and(new Run.Span(event.first(), event.last())).ifPresent(left::add);
        List<Run.Span> later = new ArrayList<>();
        for (ItemEvent other : model.stepsAfter(session, event.ref(), event.leafIndex())) {
            if (other.viaUnit().isEmpty() && other.leafIndex() < journal.line().leaf()) {
                later.add(new Run.Span(other.first(), other.last()));
            }
        }
        for (RecallFlag flag : model.itemRecalls(session, event.ref())) {
            if (Math.max(flag.leafIndex(), flag.liftedLeaf()) > event.leafIndex()) {
                later.add(new Run.Span(flag.target().first(), flag.target().last()));
            }
        }
        for (Run.Span touched : later) {
            left = without(left, touched);
        }
        return left;
    }

    private static List<Run.Span> without(List<Run.Span> spans, Run.Span gone) {
        return spans.stream().flatMap(span -> span.without(gone).stream()).toList();
    }
}
