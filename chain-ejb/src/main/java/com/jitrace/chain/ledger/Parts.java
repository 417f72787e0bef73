package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Stock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What things are made of. Counted parts are moved between parties and the items that consumed them: nothing appears but by "in", nothing is lost but by "out". */
final class Parts {
    private Parts() {}

    static void build(Context at, Building building) {
        List<BatchItems> parts = building.parts().items();
        List<BatchItems> parent = single(building.item());
        Items.known(at, parent);
        Items.known(at, parts);
        Set<String> products = new TreeSet<>(Items.products(at, parts));
        products.addAll(Items.products(at, parent));
        for (Building.Quantity some : building.parts().stock()) {
            products.add(at.known(lot(some.lot())).text("product"));
        }
        at.inWindow(building.details().at());
        boolean itself = parts.stream()
                .anyMatch(p -> p.batch().equals(building.item().batch())
                        && p.ranges().contains(building.item().index()));
        unless(!itself, Reason.FIELD, () -> "an item among its own parts");
        Authorisations.allowForeign(at, building, products);
        String name = building.item().toString();
        Items.change(at, parent, item -> workedOn(at, item));
        if (building instanceof Assemble) {
            Items.change(
                    at, parts, item -> Holding.held(at, item).takenOut(item).consumedBy(name));
            building.parts().stock().forEach(s -> hand(at, s.lot(), at.author(), name, s.qty()));
        } else {
            Items.change(at, parts, item -> builtOut(at, name, item));
            building.parts().stock().forEach(s -> hand(at, s.lot(), name, at.author(), s.qty()));
        }
    }

    /** Loose in the author's hands. */
    private static Item workedOn(Context at, Item item) {
        Holding.held(at, item);
        Holding.loose(item);
        return item;
    }

    private static Item builtOut(Context at, String parent, Item item) {
        unless(
                item.status().equals(Item.CONSUMED) && item.consumer().equals(Optional.of(parent)),
                Reason.STATE,
                () -> "a part is not in item " + parent);
        return item.builtOut(at.author());
    }

    static void flow(Context at, Stock stock) {
        JsonObject lot = at.known(lot(stock.lot()));
        stock.to().ifPresent(to -> at.known("party." + to));
        at.inWindow(stock.details().at());
        Authorisations.allow(at, stock, Set.of(lot.text("product")));
        switch (stock.flow()) {
            case IN -> put(at, stock.lot(), at.author(), stock.qty());
            case OUT -> take(at, stock.lot(), at.author(), stock.qty());
            case OVER -> hand(at, stock.lot(), at.author(), stock.to().orElseThrow(), stock.qty());
        }
    }

    private static void hand(Context at, String lot, String from, String to, long qty) {
        take(at, lot, from, qty);
        put(at, lot, to, qty);
    }

    private static void take(Context at, String lot, String holder, long qty) {
        long there = there(at, lot, holder);
        unless(there >= qty, Reason.STOCK, () -> there + " of lot " + lot + " at " + holder + ", not " + qty);
        keep(at, lot, holder, there - qty);
    }

    private static void put(Context at, String lot, String holder, long qty) {
        long there = there(at, lot, holder);
        unless(
                there <= Limits.NUMBER_MAX - qty,
                Reason.STOCK,
                () -> "more of lot " + lot + " at " + holder + " than can be counted");
        keep(at, lot, holder, there + qty);
    }

    private static long there(Context at, String lot, String holder) {
        return at.state().value(stock(lot, holder)).map(v -> v.whole("qty")).orElse(0L);
    }

    private static void keep(Context at, String lot, String holder, long qty) {
        at.state().put(stock(lot, holder), JsonObject.EMPTY.with("qty", qty));
    }

    /** @param holder a party, or an item ("ref/index") that consumed them */
    private static String stock(String lot, String holder) {
        return "stock." + lot + "." + holder;
    }

    private static String lot(String lot) {
        return "lot." + lot;
    }

    static List<BatchItems> single(ItemName name) {
        return List.of(new BatchItems(name.batch(), Ranges.of(name.index(), name.index())));
    }
}
