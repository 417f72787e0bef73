package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.gateway.CertifiedBlock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Writes what moved: the new state of the runs that this organisation may see, and a step in their journey. */
final class MovementWriter {
    private final ReadModel model;
    private final Session session;
    private final Slice slice;
    private final CertifiedBlock block;

    MovementWriter(ReadModel model, Session session, Slice slice, CertifiedBlock block) {
        this.model = model;
        this.session = session;
        this.slice = slice;
        this.block = block;
    }

    void write(Movement movement, String author, long leaf) {
        int part = 0;
        for (BatchItems items : items(movement.goods())) {
            for (Ranges.Range range : items.ranges().ranges()) {
                if (concerns(movement, author, items.batch(), range)) {
                    write(movement, author, new ItemEvent.Id(leaf, part), items.batch(), range);
                }
                part++;
            }
        }
    }

    /** Units are not shown yet (decision 0014): what moves in one names no item. */
    private static List<BatchItems> items(Goods goods) {
        return goods instanceof Goods.Loose loose ? loose.items() : List.of();
    }

    /** The batch's brand, the author, the addressee and whoever held the items are parties to a movement. */
    private boolean concerns(Movement movement, String author, String ref, Ranges.Range range) {
        return slice.own().contains(author)
                || movement instanceof Ship ship && slice.own().contains(ship.to())
                || model.batch(session, ref).isPresent()
                || model.runs(session, ref, range.first(), range.last()).stream()
                        .anyMatch(run -> slice.own().contains(run.state().custodian()));
    }

    private void write(Movement movement, String author, ItemEvent.Id id, String ref, Ranges.Range range) {
        model.change(session, ref, range.first(), range.last(), state -> after(movement, author, state));
        Optional<Place> place = movement.details().place();
        String to = movement instanceof Ship ship ? ship.to() : "";
        session.persist(new ItemEvent(id, ref, range.first(), range.last(), movement.type(), author, to)
                .at(
                        new ItemEvent.Circumstances(
                                movement.details().at().orElse(0L),
                                place.map(Place::country).orElse(""),
                                place.map(Place::region).orElse(""),
                                place.flatMap(Place::open).orElse("")),
                        block.height(),
                        block.time()));
    }

    /** The state after a movement that the validators let through (CHAIN.md §8). */
    private static ItemState after(Movement movement, String author, ItemState state) {
        if (movement instanceof Release || movement instanceof Commission) {
            return state.withStatus(ItemState.RELEASED).withCustodian(author);
        } else if (movement instanceof Ship ship) {
            return state.withStatus(ItemState.RELEASED).withCustodian(author).withAddressee(ship.to());
        } else if (movement instanceof Receive) {
            return state.withCustodian(author).withAddressee("");
        } else if (movement instanceof Sell sell) {
            return state.withStatus(ItemState.SOLD)
                    .withRegion(sell.details().place().map(Place::region).orElse(""));
        } else if (movement instanceof Return) {
            return state.withStatus(ItemState.RELEASED).withCustodian(author).withRegion("");
        } else if (movement instanceof Cancel || movement instanceof Destroy) {
            return state.withStatus(ItemState.CANCELLED);
        } else if (movement instanceof Observe || movement instanceof Correct) {
            return state;
        }
        throw new IllegalStateException("a movement that the projection does not know: " + movement.type());
    }
}
