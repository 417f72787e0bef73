package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes above a state that stays as it is: dropped without a trace, or absorbed by what lies below. One thread. */
public final class Overlay implements State {
    /** A nonce and how long it must be remembered. */
    public record Nonce(String author, String nonce) {}

    private final State below;
    private final Map<String, JsonObject> values = new HashMap<>();
    private final Map<ItemTree.Place, ItemTree.Node> items = new HashMap<>();
    private final Map<Nonce, Long> nonces = new HashMap<>();
    private final Map<String, ItemChanges> pending = new HashMap<>();
    private final Map<String, JsonObject> pasts = new HashMap<>();
    private Map<StateTree.Place, StateTree.Node> nodes = Map.of();

    public Overlay(State below) {
        this.below = below;
    }

    /** The path of a key in the upper tree. */
    public static Hash path(String key) {
        return Hash.tagged(Tag.KEY, key.getBytes(StandardCharsets.UTF_8));
    }

    public static Hash valueHash(JsonObject value) {
        return Hash.tagged(Tag.VAL, value.canonical());
    }

    @Override
    public Optional<JsonObject> value(String key) {
        JsonObject own = values.get(key);
        return own != null ? Optional.of(own) : below.value(key);
    }

    @Override
    public Optional<StateTree.Node> node(StateTree.Place place) {
        StateTree.Node own = nodes.get(place);
        return own != null ? Optional.of(own) : below.node(place);
    }

    @Override
    public ItemTree.Node node(ItemTree.Place place) {
        ItemTree.Node own = items.get(place);
        return own != null ? own : below.node(place);
    }

    @Override
    public Optional<Long> nonce(String author, String nonce) {
        Long own = nonces.get(new Nonce(author, nonce));
        return own != null ? Optional.of(own) : below.nonce(author, nonce);
    }

    @Override
    public Optional<JsonObject> past(String batchId) {
        JsonObject own = pasts.get(batchId);
        return own != null ? Optional.of(own) : below.past(batchId);
    }

    void keep(String batchId, JsonObject past) {
        pasts.put(batchId, past);
    }

    void put(String key, JsonObject value) {
        values.put(key, value);
    }

    void put(ItemTree.Written written) {
        items.putAll(written.nodes());
    }

    void put(String batch, int first, int last, JsonObject value) {
        pending.computeIfAbsent(batch, b -> new ItemChanges()).put(first, last, value);
    }

    @Override
    public void items(String batch, int count, int first, int last, ItemRuns runs) {
        ItemChanges own = pending.get(batch);
        if (own != null) {
            own.runs(first, last, runs, (from, to, inner) -> below(batch, count, from, to, inner));
        } else {
            below(batch, count, first, last, runs);
        }
    }

    /** Without what is pending here. A batch that was issued here is known nowhere else. */
    private void below(String batch, int count, int first, int last, ItemRuns runs) {
        if (items.containsKey(ItemTree.root(batch, count))) {
            State.super.items(batch, count, first, last, runs);
        } else {
            below.items(batch, count, first, last, runs);
        }
    }

    void remember(String author, String nonce, long notAfter) {
        nonces.put(new Nonce(author, nonce), notAfter);
    }

    /** Takes over everything an overlay on top of this one changed. */
    public void absorb(Overlay above) {
        values.putAll(above.values);
        items.putAll(above.items);
        nonces.putAll(above.nonces);
        above.pending.forEach((batch, changes) ->
                pending.computeIfAbsent(batch, b -> new ItemChanges()).putAll(changes));
        pasts.putAll(above.pasts);
    }

    /** Writes the changed items and values into their trees and returns the upper root: once, at the end of a block. */
    public Hash seal() {
        pending.forEach((batch, changes) -> {
            String key = "batch." + batch;
            JsonObject value = value(key).orElseThrow(() -> new IllegalStateException("items without " + key));
            ItemTree.Written written = ItemTree.write(this, batch, (int) value.whole("count"), changes.spans());
            items.putAll(written.nodes());
            values.put(key, value.with("items", written.root().hex()));
        });
        pending.clear();
        SortedMap<Hash, Hash> changed = new TreeMap<>();
        values.forEach((key, value) -> changed.put(path(key), valueHash(value)));
        nodes = StateTree.write(below, changed);
        return StateTree.root(this);
    }

    public Map<String, JsonObject> values() {
        return Collections.unmodifiableMap(values);
    }

    public Map<ItemTree.Place, ItemTree.Node> items() {
        return Collections.unmodifiableMap(items);
    }

    public Map<StateTree.Place, StateTree.Node> nodes() {
        return Collections.unmodifiableMap(nodes);
    }

    public Map<Nonce, Long> nonces() {
        return Collections.unmodifiableMap(nonces);
    }

    /** By batch id. */
    public Map<String, JsonObject> pasts() {
        return Collections.unmodifiableMap(pasts);
    }
}
