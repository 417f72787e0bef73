package com.jitrace.app.part;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was measured on a part, or on a sample of its lot, by name of the characteristic. */
public record Measured(Map<String, Value> values) {
    /**
     * A measured value.
     *
     * @param text a decimal number or words, 1 to 200 characters
     * @param unit UCUM, "" for words
     */
    public record Value(String text, String unit) {
        public static final int CHARACTERS_MAX = 200;

        public Value {
            if (text.isBlank() || text.length() > CHARACTERS_MAX) {
                throw new IllegalArgumentException("a value has 1 to " + CHARACTERS_MAX + " characters: " + text);
            }
            if (!unit.isEmpty() && !Characteristic.isUnit(unit)) {
                throw new IllegalArgumentException("not a unit: " + unit);
            }
        }
    }

    public Measured {
        values = Map.copyOf(values);
        for (String name : values.keySet()) {
            if (name.isBlank() || name.length() > Characteristic.NAME_CHARACTERS_MAX) {
                throw new IllegalArgumentException("not a characteristic's name: " + name);
            }
        }
        if (values.size() > Specification.CHARACTERISTICS_MAX) {
            throw new IllegalArgumentException(
                    "up to " + Specification.CHARACTERISTICS_MAX + " values, not " + values.size());
        }
    }

    public Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Names in the order in which they are committed. */
    List<String> names() {
        return List.copyOf(new TreeMap<>(values).keySet());
    }
}
