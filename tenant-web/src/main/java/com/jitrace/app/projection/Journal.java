package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.readmodel.TouchedRuns;
import com.jitrace.app.readmodel.UnitEvent;
import com.jitrace.app.readmodel.Units;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.Session;

/** Writes one line of the chain into the runs of items, the units and their journeys, as far as this organisation may see them. */
final class Journal {
    /**
     * What happened, without to what.
     *
     * @param to the addressee, or ""
     * @param packing the unit that a packing names, or ""
     */
    record Step(String act, String to, String packing, Details details) {
        static Step of(String act, Details details) {
            return new Step(act, "", "", details);
        }

        String region() {
            return details.place().map(Place::region).orElse("");
        }
    }

    private final ReadModel model;
    private final Session session;
    private final Slice slice;
    private final Line line;
    private final Units units;
    private int part;
    private int flags;

    Journal(ReadModel model, Session session, Slice slice, Line line) {
        this.model = model;
        this.session = session;
        this.slice = slice;
        this.line = line;
        this.units = new Units(session);
    }

    Line line() {
        return line;
    }

    Units units() {
        return units;
    }

    /**
     * Changes items of a batch and adds the step to their journeys. What is none of this organisation's business changes in one thing only:
     * the unit it is in, because what is packed may become its business later.
     *
     * @param via the moved unit they are in, or "" when the entry names them
     */
    void items(Step step, String via, String ref, Run.Span span, UnaryOperator<ItemState> after) {
        boolean all = slice.own().contains(line.author())
                || slice.own().contains(step.to())
                || model.batch(session, ref).isPresent();
        TouchedRuns touched = model.beside(session, ref, span.first(), span.last());
        List<Run> found = Run.within(touched.runs(), span.first(), span.last());
        for (Run run : found) {
            ItemState changed = after.apply(run.state());
            if (!run.state().unit().isEmpty() && changed.unit().isEmpty()) {
                takeWarningAlong(ref, run);
            }
            if (all || slice.holds(run.state())) {
                session.persist(event(step, via, ref, run));
            }
        }
        touched.change(
                span.first(),
                span.last(),
                state -> all || slice.holds(state)
                        ? after.apply(state)
                        : state.withUnit(after.apply(state).unit()));
    }

    private ItemEvent event(Step step, String via, String ref, Run run) {
        Optional<Place> place = step.details().place();
        ItemEvent.Circumstances circumstances = new ItemEvent.Circumstances(
                step.details().at().orElse(0L),
                place.map(Place::country).orElse(""),
                place.map(Place::region).orElse(""),
                place.flatMap(Place::open).orElse(""));
        ItemEvent.Id id = new ItemEvent.Id(line.leaf(), part++);
        return new ItemEvent(id, ref, run.first(), run.last(), step.act(), line.author(), step.to())
                .of(line.entry(), step.packing(), via)
                .found(run.state())
                .at(circumstances, line.height(), line.time());
    }

    /** What leaves a recalled unit stays recalled (decision 0012). */
    private void takeWarningAlong(String ref, Run run) {
        units.recalls(run.state().unit()).stream().findFirst().ifPresent(flag -> {
            RecallFlag.Target items = new RecallFlag.Target("items", ref, run.first(), run.last());
            session.persist(flag.about(nextFlag(), items));
        });
    }

    RecallFlag.Id nextFlag() {
        return new RecallFlag.Id(line.leaf(), flags++);
    }

    /** Adds a step to a unit's own history; it is found here as it was before. */
    void unit(Step step, PackedUnit unit) {
        session.persist(
                new UnitEvent(new UnitEvent.Id(line.leaf(), unit.id()), step.act(), line.author(), step.to(), unit)
                        .of(line.entry(), line.time()));
        unit.touched(line.leaf());
    }
}
