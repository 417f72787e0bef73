package com.jitrace.chain.entry;

import java.util.List;

/** What an event moves. Named so that packed goods can be named by their unit without a new field in every statement. */
public sealed interface Goods {
    /** Loose items, sorted by batch. */
    record Loose(List<BatchItems> items) implements Goods {
        public Loose {
            items = BatchItems.checked(items);
        }

        @Override
        public JsonObject addTo(JsonObject body) {
            return body.with("items", BatchItems.write(items));
        }
    }

    JsonObject addTo(JsonObject body);

    static Goods items(BatchItems... items) {
        return new Loose(List.of(items));
    }

    static Goods items(String batch, Ranges ranges) {
        return items(new BatchItems(batch, ranges));
    }

    static Goods read(Fields fields) {
        return new Loose(BatchItems.read(fields.objects("items")));
    }
}
