package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.Run;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;

/** Writes what moved: items by their names, or a unit with everything in it. */
final class MovementWriter {
    private final Journal journal;
    private final CorrectionWriter corrections;

    MovementWriter(Journal journal, CorrectionWriter corrections) {
        this.journal = journal;
        this.corrections = corrections;
    }

    void write(Movement movement) {
        String to = movement instanceof Ship ship ? ship.to() : "";
        Journal.Step step = new Journal.Step(movement.type(), to, "", movement.details());
        if (movement.goods() instanceof Goods.OfUnit goods) {
            PackedUnit unit = journal.units().find(goods.unit()).orElseThrow();
            if (movement instanceof Correct correct) {
                corrections.unit(correct, step, unit);
            } else {
                move(movement, step, unit);
            }
            return;
        }
        for (BatchItems items : ((Goods.Loose) movement.goods()).items()) {
            for (Ranges.Range range : items.ranges().ranges()) {
                Run.Span span = new Run.Span(range.first(), range.last());
                if (movement instanceof Correct correct) {
                    corrections.items(correct, step, items.batch(), span);
                } else {
                    journal.items(step, "", items.batch(), span, state -> after(movement, step, state));
                }
            }
        }
    }

    private void move(Movement movement, Journal.Step step, PackedUnit unit) {
        journal.unit(step, unit);
        String author = journal.line().author();
        if (movement instanceof Ship ship) {
            unit.heldAs(new ItemState.Custody(
                    unit.custody().custodian(), ship.to(), unit.custody().place()));
        } else if (movement instanceof Receive) {
            unit.heldAs(new ItemState.Custody(author, "", step.region()));
        }
        for (ItemRun row : journal.units().contents(unit.id())) {
            journal.items(
                    step,
                    unit.id(),
                    row.ref(),
                    row.run().span(),
                    state -> after(movement, step, state).withUnit(state.unit()));
        }
    }

    /** The state after a movement that the validators let through (CHAIN.md §8); one that names a packed item takes it out. */
    private ItemState after(Movement movement, Journal.Step step, ItemState state) {
        String author = journal.line().author();
        if (movement instanceof Release release) {
            return released(state, author, step).withLot(release.lot().orElse(""));
        } else if (movement instanceof Commission commission) {
            return released(state, author, step).withLot(commission.lot().orElse(""));
        } else if (movement instanceof Ship ship) {
            return state.withStatus(ItemState.RELEASED)
                    .withCustodian(author)
                    .withAddressee(ship.to())
                    .withUnit("");
        } else if (movement instanceof Receive) {
            return released(state, author, step).withAddressee("");
        } else if (movement instanceof Sell) {
            return state.withStatus(ItemState.SOLD)
                    .withCustodian(author)
                    .withRegion(step.region())
                    .withUnit("");
        } else if (movement instanceof Return) {
            return released(state, author, step).withRegion("");
        } else if (movement instanceof Cancel) {
            return state.withStatus(ItemState.CANCELLED).withAddressee("").withUnit("");
        } else if (movement instanceof Destroy) {
            return state.withStatus(ItemState.DESTROYED).withAddressee("").withUnit("");
        } else if (movement instanceof Observe) {
            return state;
        }
        throw new IllegalStateException("a movement that the projection does not know: " + movement.type());
    }

    private static ItemState released(ItemState state, String author, Journal.Step step) {
        return state.withStatus(ItemState.RELEASED).withCustodian(author).withPlace(step.region());
    }
}
