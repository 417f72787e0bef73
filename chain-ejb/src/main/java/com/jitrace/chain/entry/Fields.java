package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes the fields out of one object, checks each one's form, and at the {@link #end} refuses what was not asked for. */
final class Fields {
    /** No statement has that many; one bit each remembers which were asked for. */
    private static final int FIELDS_MAX = Long.SIZE;

    private final JsonObject object;
    private long taken;

    Fields(JsonObject object) {
        this.object = object;
        if (object.size() > FIELDS_MAX) {
            throw Malformed.form("more than " + FIELDS_MAX + " fields");
        }
    }

    Optional<String> optional(String name, UnaryOperator<String> form) {
        return value(name).map(value -> {
            if (!(value instanceof Json.Text text)) {
                throw Malformed.form(name + " is not a text");
            }
            return form.apply(text.value());
        });
    }

    String text(String name, UnaryOperator<String> form) {
        return optional(name, form).orElseThrow(() -> missing(name));
    }

    String id(String name) {
        return text(name, Form::id);
    }

    String hash(String name) {
        return text(name, Form::hash);
    }

    Optional<Long> optionalWhole(String name, long min, long max) {
        return value(name).map(value -> {
            if (!(value instanceof Json.Whole whole)) {
                throw Malformed.form(name + " is not a number");
            }
            return Form.between(name, whole.value(), min, max);
        });
    }

    long whole(String name, long min, long max) {
        return optionalWhole(name, min, max).orElseThrow(() -> missing(name));
    }

    long time(String name) {
        return whole(name, 0, Limits.NUMBER_MAX);
    }

    Optional<JsonObject> optionalObject(String name) {
        return value(name).map(value -> object(name, value));
    }

    JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<List<JsonObject>> optionalObjects(String name) {
        return value(name)
                .map(value -> array(name, value).values().stream()
                        .map(element -> object(name, element))
                        .toList());
    }

    List<JsonObject> objects(String name) {
        return optionalObjects(name).orElseThrow(() -> missing(name));
    }

    /** A list of texts, strictly ascending. */
    Optional<List<String>> optionalTexts(String name, UnaryOperator<String> form) {
        return value(name).map(value -> {
            List<String> texts = new ArrayList<>();
            for (Json element : array(name, value).values()) {
                if (!(element instanceof Json.Text text)) {
                    throw Malformed.form(name + " holds something that is not a text");
                }
                texts.add(form.apply(text.value()));
            }
            return Form.ascending(name, texts);
        });
    }

    List<String> texts(String name, UnaryOperator<String> form) {
        return optionalTexts(name, form).orElseThrow(() -> missing(name));
    }

    /** Refuses every field that nobody took. */
    void end() {
        for (int place = 0; place < object.size(); place++) {
            if ((taken & 1L << place) == 0) {
                throw Malformed.form("unknown field " + object.name(place));
            }
        }
    }

    private Optional<Json> value(String name) {
        int place = object.find(name);
        if (place < 0) {
            return Optional.empty();
        }
        taken |= 1L << place;
        return Optional.of(object.value(place));
    }

    private static JsonObject object(String name, Json value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw Malformed.form(name + " is not an object");
    }

    private static Json.Array array(String name, Json value) {
        if (value instanceof Json.Array array) {
            return array;
        }
        throw Malformed.form(name + " is not a list");
    }

    private static Malformed missing(String name) {
        return Malformed.form("no " + name);
    }
}
