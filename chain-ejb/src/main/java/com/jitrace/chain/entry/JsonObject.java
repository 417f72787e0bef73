package com.jitrace.chain.entry;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON object that nobody can change; its fields stand in the order of RFC 8785 (UTF-16 code units). */
public final class JsonObject implements Json {
    public static final JsonObject EMPTY = new JsonObject(Collections.emptySortedMap());

    private final SortedMap<String, Json> fields;

    private JsonObject(SortedMap<String, Json> fields) {
        this.fields = fields;
    }

    static JsonObject owning(SortedMap<String, Json> fields) {
        return new JsonObject(fields);
    }

    /** Reads bytes that must be their own canonical form; throws {@link Malformed} otherwise. */
    public static JsonObject parse(byte[] canonical) {
        return JsonReader.readCanonical(canonical);
    }

    public JsonObject with(String name, Json value) {
        SortedMap<String, Json> copy = new TreeMap<>(fields);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    public JsonObject with(String name, String value) {
        return with(name, Json.text(value));
    }

    public JsonObject with(String name, long value) {
        return with(name, Json.whole(value));
    }

    public JsonObject with(String name, List<String> values) {
        return with(name, Json.texts(values));
    }

    /** Adds the field only if there is a value. */
    public JsonObject withText(String name, Optional<String> value) {
        return value.map(v -> with(name, v)).orElse(this);
    }

    public JsonObject withWhole(String name, Optional<Long> value) {
        return value.map(v -> with(name, v.longValue())).orElse(this);
    }

    public JsonObject without(String name) {
        SortedMap<String, Json> copy = new TreeMap<>(fields);
        copy.remove(name);
        return new JsonObject(copy);
    }

    public Optional<Json> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The text field of this name; an IllegalStateException if there is none: for values the chain itself wrote. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalStateException("no text " + name + " in " + this));
    }

    public Optional<String> optionalText(String name) {
        return fields.get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    public long whole(String name) {
        return optionalWhole(name).orElseThrow(() -> new IllegalStateException("no number " + name + " in " + this));
    }

    public Optional<Long> optionalWhole(String name) {
        return fields.get(name) instanceof Whole whole ? Optional.of(whole.value()) : Optional.empty();
    }

    /** The texts of an array field; empty if the field is absent. */
    public List<String> texts(String name) {
        return fields.get(name) instanceof Array array
                ? array.values().stream().map(v -> ((Text) v).value()).toList()
                : List.of();
    }

    public SortedMap<String, Json> fields() {
        return Collections.unmodifiableSortedMap(fields);
    }

    /** The bytes of RFC 8785. */
    public byte[] canonical() {
        return JsonWriter.canonical(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && fields.equals(object.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }
}
