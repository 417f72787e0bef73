package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Reason;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Into units and out of them: the contents are written once, however far the unit travels afterwards. */
final class Packings {
    private Packings() {}

    static void pack(Context at, Packing packing) {
        Packing.Contents contents = packing.contents();
        Items.known(at, contents.items());
        List<Unit> units =
                contents.units().stream().map(id -> Unit.known(at, id)).toList();
        Optional<Unit> known = at.state().value(Unit.key(packing.unit())).map(f -> new Unit(packing.unit(), f));
        at.inWindow(packing.details().at());
        SortedSet<String> products = new TreeSet<>(Items.products(at, contents.items()));
        units.forEach(unit -> products.addAll(unit.products()));
        if (packing instanceof Pack) {
            known.ifPresent(unit -> products.addAll(unit.products()));
            Authorisations.allow(at, packing, products);
            into(at, packing, known.orElse(Unit.fresh(packing.unit(), at.author())), units, products);
        } else {
            Unit unit = known.orElseThrow(() -> Broken.rule(Reason.UNKNOWN, Unit.key(packing.unit())));
            Authorisations.allow(at, packing, products);
            out(at, packing, unit, units);
        }
    }

    /** No cycle can come about: a unit that is in another takes nothing in and goes nowhere else. */
    private static void into(Context at, Packing pack, Unit unit, List<Unit> units, SortedSet<String> products) {
        unit.held(at);
        units.forEach(inner -> inner.held(at));
        unless(
                products.size() <= Limits.UNIT_PRODUCTS_MAX,
                Reason.LIMIT,
                () -> "more than " + Limits.UNIT_PRODUCTS_MAX + " products in a unit");
        long depth = units.stream().mapToLong(inner -> inner.depth() + 1).reduce(unit.depth(), Math::max);
        unless(
                depth <= Limits.UNIT_DEPTH_MAX,
                Reason.LIMIT,
                () -> "units more than " + Limits.UNIT_DEPTH_MAX + " deep");
        Items.change(at, pack.contents().items(), item -> {
            Holding.held(at, item);
            Holding.loose(item);
            return item.packedInto(unit.id());
        });
        units.forEach(inner -> inner.packedInto(unit.id()).keep(at));
        unit.holding(products, depth).keep(at);
    }

    private static void out(Context at, Packing unpack, Unit unit, List<Unit> units) {
        Unit top = unit.topmost(at);
        top.held(at);
        boolean recalled = unit.recalledWithin(at);
        Items.change(at, unpack.contents().items(), item -> {
            unless(
                    item.unit().equals(Optional.of(unit.id())),
                    Reason.STATE,
                    () -> "an item is not directly in unit " + unit.id());
            return item.takenOut(top.custodian(), recalled || item.recalled());
        });
        for (Unit inner : units) {
            unless(
                    inner.inside().equals(Optional.of(unit.id())),
                    Reason.STATE,
                    () -> "unit " + inner.id() + " is not directly in unit " + unit.id());
            inner.takenOut(top, recalled).keep(at);
        }
        unit.keep(at);
    }
}
