package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Recalling;
import com.jitrace.chain.entry.Scope;

/** A brand's warnings: a flag on a product, lot, batch, unit, or on items; repeating one is no fault, ending one that is not there is. */
final class Recalls {
    private Recalls() {}

    static void mark(Context at, Recalling recalling) {
        boolean recalled = recalling instanceof Recall;
        if (recalling.scope() instanceof Scope.OfItems scope) {
            Items.known(at, scope.items());
            for (BatchItems some : scope.items()) {
                at.onlyBrand(at.known("batch." + some.batch()).text("brand"), "batch " + some.batch());
            }
            Items.change(at, scope.items(), item -> {
                unless(recalled || item.recalled(), Reason.STATE, () -> "an item is not recalled");
                return item.flagged(Context.RECALLED, recalled);
            });
            return;
        }
        if (recalling.scope() instanceof Scope.OfUnit scope) {
            markUnit(at, Unit.known(at, scope.unit()), recalled);
            return;
        }
        String key;
        String brand;
        if (recalling.scope() instanceof Scope.OfLot lot) {
            key = "lot." + lot.lot();
            brand = at.known("product." + at.known(key).text("product")).text("brand");
        } else if (recalling.scope() instanceof Scope.OfProduct product) {
            key = "product." + product.product();
            brand = at.known(key).text("brand");
        } else {
            key = "batch." + ((Scope.OfBatch) recalling.scope()).batch();
            brand = at.known(key).text("brand");
        }
        at.onlyBrand(brand, key);
        unless(recalled || at.flagged(key), Reason.STATE, () -> key + " is not recalled");
        at.flag(key, recalled);
    }

    /** All products in a unit are one brand's: nobody may pack others together. */
    private static void markUnit(Context at, Unit unit, boolean recalled) {
        for (String product : unit.products()) {
            at.onlyBrand(at.known("product." + product).text("brand"), "product " + product);
        }
        unless(recalled || unit.recalled(), Reason.STATE, () -> "unit " + unit.id() + " is not recalled");
        unit.flagged(recalled).keep(at);
    }
}
