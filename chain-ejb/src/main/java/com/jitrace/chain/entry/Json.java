package com.jitrace.chain.entry;

import java.util.List;

/** A JSON value as the chain knows it: no null, no fraction. */
public sealed interface Json permits Json.Text, Json.Whole, Json.Flag, Json.Array, JsonObject {
    record Text(String value) implements Json {}

    /** A whole number, |value| ≤ 2^53−1. */
    record Whole(long value) implements Json {
        public Whole {
            if (Math.abs(value) > Limits.NUMBER_MAX) {
                throw new IllegalArgumentException("beyond 2^53-1: " + value);
            }
        }
    }

    record Flag(boolean value) implements Json {}

    record Array(List<Json> values) implements Json {
        public Array {
            values = List.copyOf(values);
        }
    }

    static Json text(String value) {
        return new Text(value);
    }

    static Json whole(long value) {
        return new Whole(value);
    }

    static Json texts(List<String> values) {
        return new Array(values.stream().map(Json::text).toList());
    }
}
