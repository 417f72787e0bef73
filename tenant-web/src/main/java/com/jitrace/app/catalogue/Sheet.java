package com.jitrace.app.catalogue;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a brand says of a product; its canonical JSON is hashed on the chain (docs/spec/product-sheet.md).
 *
 * @param name up to 200 characters
 * @param description up to 2,000 characters, may be ""
 * @param attributes values of industry packs' attributes by {@code pack.attribute}, as canonical text
 */
public record Sheet(String name, String description, Map<String, String> attributes) {
    static final int NAME_CHARACTERS_MAX = 200;
    static final int DESCRIPTION_CHARACTERS_MAX = 2_000;

    public Sheet {
        if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a product's name has 1 to " + NAME_CHARACTERS_MAX + " characters");
        }
        if (description.length() > DESCRIPTION_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a description has up to " + DESCRIPTION_CHARACTERS_MAX + " characters");
        }
        attributes = Map.copyOf(attributes);
    }

    JsonObject json() {
        JsonObject values = JsonObject.EMPTY;
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            values = values.with(attribute.getKey(), attribute.getValue());
        }
        return JsonObject.EMPTY
                .with("attributes", values)
                .with("description", description)
                .with("name", name);
    }

    static Sheet parse(JsonObject json) {
        Map<String, String> attributes = new TreeMap<>();
        if (json.fields().get("attributes") instanceof JsonObject values) {
            values.fields().forEach((id, value) -> attributes.put(id, ((Json.Text) value).value()));
        }
        return new Sheet(json.text("name"), json.text("description"), attributes);
    }

    String hash() {
        return Hash.over(json().canonical()).hex();
    }
}
