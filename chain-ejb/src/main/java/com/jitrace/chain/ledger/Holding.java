package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Reason;
import java.util.Optional;

/**
 * Where an item really is: a packed one is where its topmost unit is.
 *
 * @param custodian nobody if it was never released, or another item consumed it
 * @param recalled the item itself or a unit around it
 */
record Holding(Optional<String> custodian, Optional<String> addressee, boolean recalled) {
    static Holding of(Context at, Item item) {
        Optional<String> inside = item.unit();
        if (item.consumer().isPresent()) {
            return new Holding(Optional.empty(), Optional.empty(), item.recalled());
        } else if (inside.isEmpty()) {
            return new Holding(item.custodian(), item.addressee(), item.recalled());
        }
        Unit unit = Unit.known(at, inside.get());
        Unit top = unit.topmost(at);
        return new Holding(Optional.of(top.custodian()), top.addressee(), item.recalled() || unit.recalledWithin(at));
    }

    boolean by(String party) {
        return custodian.equals(Optional.of(party));
    }

    /** Released, in the author's hands (packed or not), not under way. */
    static Holding held(Context at, Item item) {
        released(item);
        Holding holding = of(at, item);
        unless(holding.by(at.author()), Reason.CUSTODY, () -> "the author does not hold the items");
        unless(holding.addressee.isEmpty(), Reason.STATE, () -> "an item is under way");
        return holding;
    }

    static void released(Item item) {
        status(item, Item.RELEASED);
    }

    static void status(Item item, String wanted) {
        unless(item.status().equals(wanted), Reason.STATE, () -> "an item is " + item.status() + ", not " + wanted);
    }

    static void loose(Item item) {
        unless(
                item.unit().isEmpty(),
                Reason.STATE,
                () -> "an item is packed in unit " + item.unit().orElse(""));
    }

    /** The item out of its unit, if it is in one: in the hands of the topmost unit's custodian. */
    Item takenOut(Item item) {
        return item.unit().isPresent() && custodian.isPresent() ? item.takenOut(custodian.get(), recalled) : item;
    }
}
