package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state machine of items (CHAIN.md §8): fields → authorisation → state. */
final class Movements {
    private Movements() {}

    static void move(Context at, Movement movement) {
        List<BatchItems> items = ((Goods.Loose) movement.goods()).items();
        Items.known(at, items);
        at.inWindow(movement.details().at());
        Set<String> products = Items.products(at, items);
        named(at, movement, products);
        Authorisations.allow(
                at,
                movement.details().auth(),
                movement.act(),
                products,
                movement.details().place());
        if (movement instanceof Sell) {
            for (BatchItems some : items) {
                notRecalled(at, "batch." + some.batch());
            }
            products.forEach(p -> notRecalled(at, "product." + p));
        }
        Items.change(at, items, item -> moved(at, movement, item));
    }

    /** What the statement names besides items must be known. */
    private static void named(Context at, Movement movement, Set<String> products) {
        if (movement instanceof Ship ship) {
            at.known("party." + ship.to());
        } else if (movement instanceof Release release && release.lot().isPresent()) {
            String lot = release.lot().get();
            JsonObject known = at.known("lot." + lot);
            unless(
                    products.equals(Set.of(known.text("product"))),
                    Reason.FIELD,
                    () -> "lot " + lot + " is of another product");
        }
    }

    private static Item moved(Context at, Movement movement, Item item) {
        if (movement instanceof Release release) {
            status(item, Item.ISSUED);
            return item.released(at.author(), release.lot());
        } else if (movement instanceof Ship ship) {
            held(at, item);
            return item.shippedTo(ship.to());
        } else if (movement instanceof Receive) {
            status(item, Item.RELEASED);
            unless(
                    item.addressee().equals(Optional.of(at.author())),
                    Reason.CUSTODY,
                    () -> "not on their way to the author");
            return item.receivedBy(at.author());
        } else if (movement instanceof Sell sell) {
            held(at, item);
            unless(!item.recalled(), Reason.RECALLED, () -> "an item is recalled");
            item.lot().ifPresent(lot -> notRecalled(at, "lot." + lot));
            return item.sold(sell.details().place().map(Place::region).orElseThrow());
        } else if (movement instanceof Return) {
            status(item, Item.SOLD);
            return item.returnedTo(at.author());
        }
        return movement instanceof Cancel cancel ? cancelled(at, cancel, item) : item;
    }

    /** Any but owned; the brand everywhere, others what they hold. */
    private static Item cancelled(Context at, Cancel cancel, Item item) {
        unless(
                cancel.details().auth().isEmpty() || item.custodian().equals(Optional.of(at.author())),
                Reason.CUSTODY,
                () -> "the author does not hold the items");
        unless(
                !item.status().equals(Item.OWNED) && !item.status().equals(Item.CANCELLED),
                Reason.STATE,
                () -> "an item is " + item.status());
        return item.cancelled();
    }

    /** Released, in the author's hands, not under way, not inside a unit. */
    private static void held(Context at, Item item) {
        status(item, Item.RELEASED);
        unless(
                item.custodian().equals(Optional.of(at.author())),
                Reason.CUSTODY,
                () -> "the author does not hold the items");
        unless(item.addressee().isEmpty(), Reason.STATE, () -> "an item is under way");
    }

    private static void status(Item item, String wanted) {
        unless(item.status().equals(wanted), Reason.STATE, () -> "an item is " + item.status() + ", not " + wanted);
    }

    private static void notRecalled(Context at, String key) {
        unless(!at.flagged(key), Reason.RECALLED, () -> key);
    }
}
