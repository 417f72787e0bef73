package com.jitrace.chain.entry;

import java.util.List;
import java.util.Optional;

/** Things go into a unit or come out of it. */
public sealed interface Packing extends Event permits Pack, Unpack {
    String unit();

    Contents contents();

    /**
     * What goes in or comes out; at least one thing.
     *
     * @param units sorted
     */
    record Contents(List<BatchItems> items, List<String> units) {
        public Contents {
            items = BatchItems.checkedIfAny(items);
            units.forEach(Form::id);
            units = Form.ascending("units", units);
            if (items.isEmpty() && units.isEmpty()) {
                throw Malformed.form("neither items nor units");
            }
        }

        public static Contents of(Goods.Loose items) {
            return new Contents(items.items(), List.of());
        }

        public static Contents of(String... units) {
            return new Contents(List.of(), List.of(units));
        }

        JsonObject addTo(JsonObject body) {
            JsonObject more = BatchItems.addIfAny(body, items);
            return units.isEmpty() ? more : more.with("units", units);
        }

        static Contents read(Fields f) {
            Optional<List<String>> units = f.optionalTexts("units", Form::id);
            if (units.isPresent() && units.get().isEmpty()) {
                throw Malformed.form("units is left out when there are none");
            }
            return new Contents(BatchItems.readIfAny(f), units.orElse(List.of()));
        }
    }

    /** What it holds, and the unit itself. */
    @Override
    default long touches() {
        return BatchItems.count(contents().items()) + contents().units().size() + 1;
    }

    @Override
    default JsonObject body() {
        return details().addTo(contents().addTo(JsonObject.EMPTY)).with("unit", unit());
    }
}
