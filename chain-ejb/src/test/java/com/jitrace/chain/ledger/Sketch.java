package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.BRAND;

import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Disassemble;
import com.jitrace.chain.entry.EntryName;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.merkle.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What must be so after a sequence of accepted statements, drawn the slow and obvious way: every item alone, and a unit's journey written to
 * everything in it. No rule is checked here.
 */
final class Sketch {
    private static final String NOBODY = "";

    /** One thing: an item or a unit. Blank text is none. */
    static final class Thing {
        String status = "released";
        String custodian = BRAND;
        String addressee = NOBODY;
        String inside = NOBODY;
        final List<Hash> history = new ArrayList<>();
        private String last = "";
        private String[] before = {};

        private void about(String entry) {
            last = entry;
            before = new String[] {status, custodian, addressee, inside};
        }

        private void back(String entry) {
            if (last.equals(entry)) {
                status = before[0];
                custodian = before[1];
                addressee = before[3].isEmpty() ? before[2] : NOBODY;
            }
        }
    }

    final Map<Integer, Thing> items = new TreeMap<>();
    final Map<String, Thing> units = new TreeMap<>();
    final Map<String, Long> stock = new HashMap<>();
    long stockIn;
    long stockOut;

    Sketch(int count) {
        for (int i = 0; i < count; i++) {
            items.put(i, new Thing());
        }
    }

    static List<Integer> indices(List<BatchItems> items) {
        List<Integer> indices = new ArrayList<>();
        for (BatchItems some : items) {
            for (Ranges.Range range : some.ranges().ranges()) {
                for (int i = range.first(); i <= range.last(); i++) {
                    indices.add(i);
                }
            }
        }
        return indices;
    }

    Thing item(int index) {
        return Objects.requireNonNull(items.get(index), () -> "item " + index);
    }

    Thing unit(String id) {
        return Objects.requireNonNull(units.get(id), () -> "unit " + id);
    }

    private List<Thing> things(List<BatchItems> named) {
        return indices(named).stream().map(this::item).toList();
    }

    /** An accepted statement. */
    void draw(Statement statement, String author, EntryName name, Hash leaf) {
        if (statement instanceof Movement movement) {
            List<Thing> named = movement.goods() instanceof Goods.Loose loose
                    ? things(loose.items())
                    : List.of(unit(((Goods.OfUnit) movement.goods()).unit()));
            named.forEach(thing -> move(movement, author, name.toString(), thing));
            named.forEach(thing -> thing.history.add(leaf));
            if (movement.goods() instanceof Goods.OfUnit unit) {
                spread(unit.unit());
            }
        } else if (statement instanceof Packing packing) {
            pack(packing, author, name.toString(), leaf);
        } else if (statement instanceof Building building) {
            build(building, author, name.toString(), leaf);
        } else if (statement instanceof Stock flow) {
            flow(flow, author);
        } else if (statement instanceof Claim claim) {
            Thing item = item(claim.item().index());
            item.about(name.toString());
            item.addressee = item.inside.isEmpty() ? item.addressee : NOBODY;
            out(item);
            item.status = "owned";
            item.history.add(leaf);
        }
    }

    private void move(Movement movement, String author, String name, Thing thing) {
        if (movement instanceof Correct correct) {
            thing.back(correct.entry().toString());
            thing.last = name;
            return;
        }
        thing.about(name);
        if (movement instanceof Ship ship) {
            out(thing);
            thing.addressee = ship.to();
        } else if (movement instanceof Receive) {
            thing.custodian = author;
            thing.addressee = NOBODY;
        } else if (movement instanceof Sell) {
            out(thing);
            thing.status = "sold";
        } else if (movement instanceof Return) {
            thing.status = "released";
            thing.custodian = author;
        } else if (movement instanceof Cancel || movement instanceof Destroy) {
            out(thing);
            thing.status = movement instanceof Cancel ? "cancelled" : "destroyed";
            thing.addressee = NOBODY;
        }
    }

    /** A part that an item consumed stays in it whatever is said about it. */
    private static void out(Thing thing) {
        thing.inside = thing.inside.contains("/") ? thing.inside : NOBODY;
    }

    /** Everything in a unit is where the unit is. */
    private void spread(String unit) {
        Thing outer = unit(unit);
        for (Thing item : items.values()) {
            if (item.inside.equals(unit)) {
                item.custodian = outer.custodian;
                item.addressee = outer.addressee;
            }
        }
        units.forEach((id, inner) -> {
            if (inner.inside.equals(unit)) {
                inner.custodian = outer.custodian;
                inner.addressee = outer.addressee;
                spread(id);
            }
        });
    }

    private void pack(Packing packing, String author, String name, Hash leaf) {
        Thing unit = units.computeIfAbsent(packing.unit(), id -> {
            Thing fresh = new Thing();
            fresh.custodian = author;
            return fresh;
        });
        List<Thing> contents = new ArrayList<>(things(packing.contents().items()));
        packing.contents().units().forEach(id -> contents.add(unit(id)));
        for (Thing thing : contents) {
            thing.about(name);
            thing.inside = packing instanceof Pack ? packing.unit() : NOBODY;
            thing.history.add(leaf);
        }
        unit.about(name);
        unit.history.add(leaf);
    }

    private void build(Building building, String author, String name, Hash leaf) {
        Thing parent = item(building.item().index());
        parent.about(name);
        parent.history.add(leaf);
        boolean into = building instanceof Assemble;
        for (Thing part : things(building.parts().items())) {
            part.about(name);
            part.status = into ? "consumed" : "released";
            part.inside = into ? building.item().toString() : NOBODY;
            part.custodian = author;
            part.history.add(leaf);
        }
        for (Building.Quantity some : building.parts().stock()) {
            String item = building.item().toString();
            stock.merge(into ? author : item, -some.qty(), Long::sum);
            stock.merge(building instanceof Disassemble ? author : item, some.qty(), Long::sum);
        }
    }

    private void flow(Stock flow, String author) {
        switch (flow.flow()) {
            case IN -> {
                stock.merge(author, flow.qty(), Long::sum);
                stockIn += flow.qty();
            }
            case OUT -> {
                stock.merge(author, -flow.qty(), Long::sum);
                stockOut += flow.qty();
            }
            case OVER -> {
                stock.merge(author, -flow.qty(), Long::sum);
                stock.merge(flow.to().orElseThrow(), flow.qty(), Long::sum);
            }
        }
    }
}
