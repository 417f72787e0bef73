package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts go into an item or come out of it. */
public sealed interface Building extends Event permits Assemble, Disassemble {
    /** The item they are built into. */
    ItemName item();

    Parts parts();

    /** So much of a lot. */
    record Quantity(String lot, long qty) {
        public Quantity {
            Form.id(lot);
            Form.between("qty", qty, 1, Limits.NUMBER_MAX);
        }
    }

    /**
     * Parts with codes of their own, and parts that are only counted; at least one thing.
     *
     * @param stock sorted by lot
     */
    record Parts(List<BatchItems> items, List<Quantity> stock) {
        public Parts {
            items = BatchItems.checkedIfAny(items);
            Form.ascending("stock", stock.stream().map(Quantity::lot).toList());
            stock = List.copyOf(stock);
            if (items.isEmpty() && stock.isEmpty()) {
                throw Malformed.form("no parts");
            }
        }

        JsonObject addTo(JsonObject body) {
            JsonObject more = BatchItems.addIfAny(body, items);
            return stock.isEmpty()
                    ? more
                    : more.with(
                            "stock",
                            new Json.Array(stock.stream()
                                    .<Json>map(s ->
                                            JsonObject.EMPTY.with("lot", s.lot).with("qty", s.qty))
                                    .toList()));
        }

        static Parts read(Fields f) {
            List<Quantity> stock = new ArrayList<>();
            Optional<List<JsonObject>> lines = f.optionalObjects("stock");
            if (lines.isPresent() && lines.get().isEmpty()) {
                throw Malformed.form("stock is left out when there is none");
            }
            for (JsonObject line : lines.orElse(List.of())) {
                Fields inner = new Fields(line);
                stock.add(new Quantity(inner.id("lot"), inner.whole("qty", 1, Limits.NUMBER_MAX)));
                inner.end();
            }
            return new Parts(BatchItems.readIfAny(f), stock);
        }
    }

    /** The parts, and the item itself. */
    @Override
    default long touches() {
        return BatchItems.count(parts().items()) + parts().stock().size() + 1;
    }

    @Override
    default JsonObject body() {
        return details().addTo(parts().addTo(JsonObject.EMPTY)).with("item", item().toString());
    }
}
