package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object that nobody can change; its fields stand in the order of RFC 8785 (UTF-16 code units). Two arrays side by side: objects here have
 * a dozen fields, and hundreds of thousands are read and written in a second.
 */
public final class JsonObject implements Json {
    public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);

    private final String[] names;
    private final Json[] values;

    private JsonObject(String[] names, Json[] values) {
        this.names = names;
        this.values = values;
    }

    /** Takes the arrays over: names strictly ascending, as many values. */
    static JsonObject owning(String[] names, Json[] values) {
        return names.length == 0 ? EMPTY : new JsonObject(names, values);
    }

    /** Reads bytes that must be their own canonical form; throws {@link Malformed} otherwise. */
    public static JsonObject parse(byte[] canonical) {
        return JsonReader.readCanonical(canonical);
    }

    public JsonObject with(String name, Json value) {
        int place = find(name);
        if (place >= 0) {
            Json[] replaced = values.clone();
            replaced[place] = value;
            return new JsonObject(names, replaced);
        }
        int at = -place - 1;
        String[] moreNames = Arrays.copyOf(names, names.length + 1);
        Json[] moreValues = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(names, at, moreNames, at + 1, names.length - at);
        System.arraycopy(values, at, moreValues, at + 1, values.length - at);
        moreNames[at] = name;
        moreValues[at] = value;
        return new JsonObject(moreNames, moreValues);
    }

    public JsonObject with(String name, String value) {
        return with(name, Json.text(value));
    }

    public JsonObject with(String name, long value) {
        return with(name, Json.whole(value));
    }

    public JsonObject with(String name, List<String> texts) {
        return with(name, Json.texts(texts));
    }

    /** Adds the field only if there is a value. */
    public JsonObject withText(String name, Optional<String> value) {
        return value.map(v -> with(name, v)).orElse(this);
    }

    public JsonObject withWhole(String name, Optional<Long> value) {
        return value.map(v -> with(name, v.longValue())).orElse(this);
    }

    public JsonObject without(String name) {
        int place = find(name);
        if (place < 0) {
            return this;
        }
        String[] fewerNames = Arrays.copyOf(names, names.length - 1);
        Json[] fewerValues = Arrays.copyOf(values, values.length - 1);
        System.arraycopy(names, place + 1, fewerNames, place, fewerNames.length - place);
        System.arraycopy(values, place + 1, fewerValues, place, fewerValues.length - place);
        return owning(fewerNames, fewerValues);
    }

    public Optional<Json> get(String name) {
        int place = find(name);
        return place < 0 ? Optional.empty() : Optional.of(values[place]);
    }

    /** The text field of this name; an IllegalStateException if there is none: for values the chain itself wrote. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalStateException("no text " + name + " in " + this));
    }

    public Optional<String> optionalText(String name) {
        int place = find(name);
        return place >= 0 && values[place] instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    public long whole(String name) {
        return optionalWhole(name).orElseThrow(() -> new IllegalStateException("no number " + name + " in " + this));
    }

    public Optional<Long> optionalWhole(String name) {
        int place = find(name);
        return place >= 0 && values[place] instanceof Whole whole ? Optional.of(whole.value()) : Optional.empty();
    }

    /** The texts of an array field; empty if the field is absent. */
    public List<String> texts(String name) {
        int place = find(name);
        return place >= 0 && values[place] instanceof Array array
                ? array.values().stream().map(v -> ((Text) v).value()).toList()
                : List.of();
    }

    public SortedMap<String, Json> fields() {
        SortedMap<String, Json> fields = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], values[i]);
        }
        return Collections.unmodifiableSortedMap(fields);
    }

    int size() {
        return names.length;
    }

    String name(int place) {
        return names[place];
    }

    Json value(int place) {
        return values[place];
    }

    /** The place of a field; −1 − the place where it belongs if there is none. */
    int find(String name) {
        return Arrays.binarySearch(names, name);
    }

    /** The bytes of RFC 8785. */
    public byte[] canonical() {
        return JsonWriter.canonical(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object
                && Arrays.equals(names, object.names)
                && Arrays.equals(values, object.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return JsonWriter.text(this);
    }

    /** Collects fields that come in ascending order. */
    static final class Ascending {
        private final List<String> names = new ArrayList<>(12);
        private final List<Json> values = new ArrayList<>(12);

        /** False if the name is not greater than the last one. */
        boolean add(String name, Json value) {
            if (!names.isEmpty() && names.get(names.size() - 1).compareTo(name) >= 0) {
                return false;
            }
            names.add(name);
            values.add(value);
            return true;
        }

        JsonObject object() {
            return owning(names.toArray(String[]::new), values.toArray(Json[]::new));
        }
    }
}
