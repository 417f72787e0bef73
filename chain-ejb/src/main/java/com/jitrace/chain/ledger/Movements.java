package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Observe;
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

/** The state machine of items and units (CHAIN.md §8): fields → authorisation → state. */
final class Movements {
    private Movements() {}

    static void move(Context at, Movement movement) {
        if (movement.goods() instanceof Goods.OfUnit goods) {
            Unit unit = Unit.known(at, goods.unit());
            allowed(at, movement, Set.copyOf(unit.products()));
            moved(at, movement, unit).keep(at);
            return;
        }
        List<BatchItems> items = ((Goods.Loose) movement.goods()).items();
        Items.known(at, items);
        Set<String> products = Items.products(at, items);
        allowed(at, movement, products);
        if (movement instanceof Sell) {
            for (BatchItems some : items) {
                notRecalled(at, "batch." + some.batch());
            }
            products.forEach(p -> notRecalled(at, "product." + p));
        }
        Items.change(at, items, item -> moved(at, movement, item));
    }

    /** Steps "fields" and "authorisation". */
    private static void allowed(Context at, Movement movement, Set<String> products) {
        at.inWindow(movement.details().at());
        if (movement instanceof Ship ship) {
            at.known("party." + ship.to());
        } else if (movement instanceof Release release) {
            lotOf(at, release.lot(), products);
        } else if (movement instanceof Commission commission) {
            lotOf(at, commission.lot(), products);
        } else if (movement instanceof Correct correct) {
            Corrections.named(at, correct);
        }
        Authorisations.allow(at, movement, products);
        if (movement instanceof Correct correct) {
            Corrections.onlyAuthor(at, correct);
        }
    }

    private static void lotOf(Context at, Optional<String> named, Set<String> products) {
        named.ifPresent(lot -> {
            JsonObject known = at.known("lot." + lot);
            unless(
                    products.equals(Set.of(known.text("product"))),
                    Reason.FIELD,
                    () -> "lot " + lot + " is of another product");
        });
    }

    private static Item moved(Context at, Movement movement, Item item) {
        if (movement instanceof Observe) {
            return item;
        } else if (movement instanceof Correct correct) {
            return Corrections.corrected(at, correct, item);
        }
        at.footprint().found(item.fields());
        if (movement instanceof Release release) {
            return released(at, release.lot(), item);
        } else if (movement instanceof Commission commission) {
            return released(at, commission.lot(), item);
        } else if (movement instanceof Ship ship) {
            return Holding.held(at, item).takenOut(item).shippedTo(ship.to());
        } else if (movement instanceof Receive) {
            return received(at, item);
        } else if (movement instanceof Sell sell) {
            return sold(at, sell, item);
        } else if (movement instanceof Return) {
            Holding.status(item, Item.SOLD);
            return item.returnedTo(at.author());
        } else if (movement instanceof Cancel) {
            return ended(at, movement, item, Item.CANCELLED);
        } else if (movement instanceof Destroy) {
            return ended(at, movement, item, Item.DESTROYED);
        }
        throw new IllegalStateException("no rule for items that " + movement.type());
    }

    private static Item released(Context at, Optional<String> lot, Item item) {
        Holding.status(item, Item.ISSUED);
        return item.released(at.author(), lot);
    }

    /** What comes in a unit is received with its unit. */
    private static Item received(Context at, Item item) {
        Holding.released(item);
        Holding.loose(item);
        unless(
                item.addressee().equals(Optional.of(at.author())),
                Reason.CUSTODY,
                () -> "not on their way to the author");
        return item.receivedBy(at.author());
    }

    private static Item sold(Context at, Sell sell, Item item) {
        Holding holding = Holding.held(at, item);
        unless(!holding.recalled(), Reason.RECALLED, () -> "an item or its unit is recalled");
        item.lot().ifPresent(lot -> notRecalled(at, "lot." + lot));
        return holding.takenOut(item)
                .sold(sell.details().place().map(Place::region).orElseThrow());
    }

    /** Any but owned; the brand everywhere, others what they hold. */
    private static Item ended(Context at, Movement movement, Item item, String status) {
        Holding holding = Holding.of(at, item);
        unless(
                movement.details().auth().isEmpty() || holding.by(at.author()),
                Reason.CUSTODY,
                () -> "the author does not hold the items");
        unless(
                !item.status().equals(Item.OWNED)
                        && !item.status().equals(Item.CANCELLED)
                        && !item.status().equals(Item.DESTROYED),
                Reason.STATE,
                () -> "an item is " + item.status());
        return holding.takenOut(item).ended(status);
    }

    private static Unit moved(Context at, Movement movement, Unit unit) {
        if (movement instanceof Observe) {
            return unit;
        } else if (movement instanceof Correct correct) {
            return Corrections.corrected(at, correct, unit);
        }
        at.footprint().found(unit.fields());
        if (movement instanceof Ship ship) {
            unit.held(at);
            return unit.shippedTo(ship.to());
        } else if (movement instanceof Receive) {
            unit.outermost();
            unless(
                    unit.addressee().equals(Optional.of(at.author())),
                    Reason.CUSTODY,
                    () -> "unit " + unit.id() + " is not on its way to the author");
            return unit.receivedBy(at.author(), movement.details().place().map(Place::region));
        }
        throw new IllegalStateException("no rule for units that " + movement.type());
    }

    private static void notRecalled(Context at, String key) {
        unless(!at.flagged(key), Reason.RECALLED, () -> key);
    }
}
