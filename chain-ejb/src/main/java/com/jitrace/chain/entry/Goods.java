package com.jitrace.chain.entry;

import java.util.List;
import java.util.Optional;

/** What an event moves: exactly one of loose items and a unit with everything in it. */
public sealed interface Goods {
    /** Items by their names, sorted by batch. */
    record Loose(List<BatchItems> items) implements Goods {
        public Loose {
            items = BatchItems.checked(items);
        }

        @Override
        public JsonObject addTo(JsonObject body) {
            return body.with("items", BatchItems.write(items));
        }

        @Override
        public long touches() {
            return BatchItems.count(items);
        }
    }

    /** A topmost unit: one key moves, whatever is in it. */
    record OfUnit(String unit) implements Goods {
        public OfUnit {
            Form.id(unit);
        }

        @Override
        public JsonObject addTo(JsonObject body) {
            return body.with("unit", unit);
        }

        @Override
        public long touches() {
            return 1;
        }
    }

    JsonObject addTo(JsonObject body);

    /** How many items and units are written. */
    long touches();

    static Goods items(BatchItems... items) {
        return new Loose(List.of(items));
    }

    static Goods items(String batch, Ranges ranges) {
        return items(new BatchItems(batch, ranges));
    }

    static Goods unit(String unit) {
        return new OfUnit(unit);
    }

    /** For acts that change what an item is: a unit is no item. */
    static void onlyItems(Goods goods) {
        if (!(goods instanceof Loose)) {
            throw Malformed.form("this act names items, not a unit");
        }
    }

    static Goods read(Fields fields) {
        Optional<Goods> items = fields.optionalObjects("items").map(o -> new Loose(BatchItems.read(o)));
        Optional<Goods> unit = fields.optional("unit", Form::id).map(OfUnit::new);
        if (items.isPresent() == unit.isPresent()) {
            throw Malformed.form("exactly one of items, unit");
        }
        return items.or(() -> unit).orElseThrow();
    }
}
