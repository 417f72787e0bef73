package com.jitrace.chain.node;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tiles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** State in memory: for verifying a chain, and for tests. */
public final class MemoryState implements StateStore {
    private record TilePlace(int level, long index) {}

    private final Map<String, BatchPlace> batches = new HashMap<>();
    private final Map<TilePlace, Hash> tiles = new HashMap<>();
    private Contents contents = new Contents();
    private Optional<Tip> tip = Optional.empty();

    private static final class Contents implements State {
        private final Map<String, JsonObject> values = new ConcurrentHashMap<>();
        private final Map<StateTree.Place, StateTree.Node> nodes = new ConcurrentHashMap<>();
        private final Map<ItemTree.Place, ItemTree.Node> items = new ConcurrentHashMap<>();
        private final Map<Overlay.Nonce, Long> nonces = new ConcurrentHashMap<>();
        private final Map<String, JsonObject> pasts = new ConcurrentHashMap<>();
        private final Deque<String> pastsByAge = new ArrayDeque<>();

        private Contents copy() {
            Contents copy = new Contents();
            copy.values.putAll(values);
            copy.nodes.putAll(nodes);
            copy.items.putAll(items);
            return copy;
        }

        private void take(Overlay changes) {
            values.putAll(changes.values());
            nodes.putAll(changes.nodes());
            items.putAll(changes.items());
            nonces.putAll(changes.nonces());
            pasts.putAll(changes.pasts());
            pastsByAge.addAll(changes.pasts().keySet());
        }

        /** What the blocks of more than 72 hours ago found can no longer be asked for. */
        private void forgetPastsBefore(long time) {
            while (!pastsByAge.isEmpty()
                    && past(pastsByAge.element()).orElseThrow().whole("time") < time) {
                pasts.remove(pastsByAge.remove());
            }
        }

        @Override
        public Optional<JsonObject> past(String batchId) {
            return Optional.ofNullable(pasts.get(batchId));
        }

        @Override
        public Optional<JsonObject> value(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public Optional<Long> nonce(String author, String nonce) {
            return Optional.ofNullable(nonces.get(new Overlay.Nonce(author, nonce)));
        }

        @Override
        public Optional<StateTree.Node> node(StateTree.Place place) {
            return Optional.ofNullable(nodes.get(place));
        }

        @Override
        public ItemTree.Node node(ItemTree.Place place) {
            return Objects.requireNonNull(items.get(place), place::toString);
        }
    }

    @Override
    public synchronized Optional<Tip> tip() {
        return tip;
    }

    @Override
    public State state() {
        return contents;
    }

    @Override
    public Tiles.Source tiles() {
        return this::tile;
    }

    private synchronized Hash tile(int level, long index) {
        return Objects.requireNonNull(tiles.get(new TilePlace(level, index)), () -> "tile " + level + "/" + index);
    }

    @Override
    public synchronized void begin(Tip first, Overlay genesis) {
        contents.take(genesis);
        tip = Optional.of(first);
    }

    @Override
    public synchronized void commit(Executed block) {
        contents.take(block.changes());
        contents.nonces.values().removeIf(notAfter -> notAfter < block.header().time());
        contents.forgetPastsBefore(block.header().time() - Limits.CORRECTION_AGE_MILLIS_MAX);
        block.tileHashes().forEach(t -> tiles.put(new TilePlace(t.level(), t.index()), t.hash()));
        block.batches()
                .forEach(b -> batches.put(
                        b.batchId(),
                        new BatchPlace(
                                block.header().height(),
                                b.firstIndex(),
                                block.header().time())));
        tip = Optional.of(block.tip());
    }

    @Override
    public synchronized Optional<BatchPlace> batch(String batchId) {
        return Optional.ofNullable(batches.get(batchId));
    }

    @Override
    public synchronized Snapshot snapshot() {
        Contents copy = contents.copy();
        return new Snapshot() {
            @Override
            public State state() {
                return copy;
            }

            @Override
            public void close() {
                // memory goes by itself
            }
        };
    }

    @Override
    public synchronized void clear() {
        contents = new Contents();
        batches.clear();
        tiles.clear();
        tip = Optional.empty();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
