package com.jitrace.app.part;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a manufacturer demands of a part number; its canonical JSON is hashed and every record of a part names that hash
 * (docs/spec/parts.md).
 *
 * @param characteristics at most 100, each name once
 * @param attachments documents and drawings, at most 20
 */
public record Specification(List<Characteristic> characteristics, List<Attachment> attachments) {
    public static final int CHARACTERISTICS_MAX = 100;
    public static final int ATTACHMENTS_MAX = 20;

    public Specification {
        characteristics = List.copyOf(characteristics);
        attachments = List.copyOf(attachments);
        if (characteristics.size() > CHARACTERISTICS_MAX) {
            throw new IllegalArgumentException(
                    "up to " + CHARACTERISTICS_MAX + " characteristics, not " + characteristics.size());
        }
        if (attachments.size() > ATTACHMENTS_MAX) {
            throw new IllegalArgumentException("up to " + ATTACHMENTS_MAX + " files, not " + attachments.size());
        }
        Set<String> names = new HashSet<>();
        for (Characteristic one : characteristics) {
            if (!names.add(one.name())) {
                throw new IllegalArgumentException("two characteristics have the name " + one.name());
            }
        }
    }

    /** What of the measured values is not as specified. */
    public Comparison compare(Measured measured) {
        return Comparison.of(this, measured);
    }

    public JsonObject json() {
        return JsonObject.EMPTY
                .with("attachments", array(attachments, Attachment::json))
                .with("characteristics", array(characteristics, Characteristic::json));
    }

    /** SHA-256 over the canonical JSON, 64 hex digits. */
    public String hash() {
        return Hash.over(json().canonical()).hex();
    }

    public static Specification parse(JsonObject json) {
        return new Specification(
                list(json, "characteristics", Characteristic::parse), list(json, "attachments", Attachment::parse));
    }

    private static <T> Json array(List<T> values, Function<T, JsonObject> form) {
        return new Json.Array(values.stream().<Json>map(form::apply).toList());
    }

    private static <T> List<T> list(JsonObject json, String field, Function<JsonObject, T> form) {
        return json.get(field).orElse(null) instanceof Json.Array array
                ? array.values().stream()
                        .map(value -> form.apply((JsonObject) value))
                        .toList()
                : List.of();
    }
}
