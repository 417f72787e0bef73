package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;

/** Items of one batch of codes: {@code {"b":"7F3KQ","r":"0-99,120"}}. */
public record BatchItems(String batch, Ranges ranges) {
    public BatchItems {
        Form.ref(batch);
    }

    static Json write(List<BatchItems> items) {
        return new Json.Array(items.stream()
                .<Json>map(i -> JsonObject.EMPTY.with("b", i.batch).with("r", i.ranges.toString()))
                .toList());
    }

    static List<BatchItems> read(List<JsonObject> objects) {
        List<BatchItems> items = new ArrayList<>();
        for (JsonObject object : objects) {
            Fields fields = new Fields(object);
            items.add(new BatchItems(fields.text("b", Form::ref), Ranges.parse(fields.text("r", t -> t))));
            fields.end();
        }
        return checked(items);
    }

    /** Sorted by batch, each once, within the limits of one entry; at least one. */
    static List<BatchItems> checked(List<BatchItems> items) {
        if (items.isEmpty()) {
            throw Malformed.form("no items");
        }
        return checkedIfAny(items);
    }

    static List<BatchItems> checkedIfAny(List<BatchItems> items) {
        if (items.size() > 1) {
            Form.ascending("items", items.stream().map(BatchItems::batch).toList());
        }
        int ranges = 0;
        for (BatchItems some : items) {
            ranges += some.ranges.ranges().size();
        }
        if (ranges > Limits.ENTRY_RANGES_MAX) {
            throw Malformed.limit("more than " + Limits.ENTRY_RANGES_MAX + " ranges");
        }
        if (count(items) > Limits.ENTRY_ITEMS_MAX) {
            throw Malformed.limit("more than " + Limits.ENTRY_ITEMS_MAX + " items");
        }
        return List.copyOf(items);
    }

    static long count(List<BatchItems> items) {
        return items.stream().mapToLong(i -> i.ranges.count()).sum();
    }

    /** A list that is left out when it is empty. */
    static List<BatchItems> readIfAny(Fields fields) {
        return fields.optionalObjects("items")
                .map(BatchItems::read)
                .map(BatchItems::checked)
                .orElse(List.of());
    }

    static JsonObject addIfAny(JsonObject body, List<BatchItems> items) {
        return items.isEmpty() ? body : body.with("items", write(items));
    }
}
