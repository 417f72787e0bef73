package com.jitrace.chain.node;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The published checkpoint, at most one per second, with the state of exactly its block: proofs and checkpoint come as one bundle. */
final class Publication implements AutoCloseable {
    private static final long PUBLISH_MILLIS_MIN = 1_000;
    private static final int RECENT_BLOCKS_MAX = 4;
    private static final String ITEM = "item/";

    /** What is published. */
    record Published(Tip tip, EntryProof last, StateStore.Snapshot snapshot) {
        long size() {
            return tip.log().size();
        }

        String note() {
            return last.checkpoint();
        }
    }

    private final Chain chain;
    private final Blocks blocks;
    private final StateStore store;
    private final InstantSource clock;
    private final Map<Long, byte[]> recent = Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > RECENT_BLOCKS_MAX;
        }
    });
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Optional<Published> published = Optional.empty();
    private long publishedAt = Long.MIN_VALUE / 2;

    Publication(Chain chain, Node.Parts parts) {
        this.chain = chain;
        this.blocks = parts.blocks();
        this.store = parts.state();
        this.clock = parts.clock();
    }

    /** Publishes the newest certified block if the last publication is a second old. */
    void refresh() {
        long now = clock.millis();
        if (now - publishedAt() < PUBLISH_MILLIS_MIN) {
            return;
        }
        synchronized (chain) {
            Tip tip = chain.tip();
            lock.writeLock().lock();
            try {
                if (tip.height() == 0
                        || published.filter(p -> p.tip().equals(tip)).isPresent()) {
                    return;
                }
                long last = tip.log().size() - 1;
                EntryProof proof = new EntryProof(
                        last,
                        leaves(last, 1).get(0),
                        Tiles.inclusion(store.tiles(), last, tip.log().size()),
                        blocks.certificate(tip.height()));
                Optional<Published> old = published;
                published = Optional.of(new Published(tip, proof, store.snapshot()));
                publishedAt = now;
                old.ifPresent(o -> o.snapshot().close());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    private long publishedAt() {
        lock.readLock().lock();
        try {
            return publishedAt;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The published checkpoint; empty before the first block. */
    Optional<EntryProof> checkpoint() {
        refresh();
        lock.readLock().lock();
        try {
            return published.map(Published::last);
        } finally {
            lock.readLock().unlock();
        }
    }

    Optional<EntryProof> proof(long index) {
        refresh();
        lock.readLock().lock();
        try {
            return published.filter(p -> index >= 0 && index < p.size()).map(p -> prove(p, index));
        } finally {
            lock.readLock().unlock();
        }
    }

    private EntryProof prove(Published at, long index) {
        return new EntryProof(
                index, leaves(index, 1).get(0), Tiles.inclusion(store.tiles(), index, at.size()), at.note());
    }

    /** The exact bytes of certified leaves; there must be that many. */
    List<byte[]> leaves(long first, int count) {
        List<byte[]> found = new ArrayList<>();
        for (long height = blocks.heightOf(first); found.size() < count; height++) {
            int from = (int) Math.max(0, first - blocks.firstIndex(height));
            found.addAll(BlockBody.some(body(height), from, count - found.size()));
        }
        return found;
    }

    /** Neighbouring leaves are asked for one after the other: the last few blocks stay at hand. */
    private byte[] body(long height) {
        return recent.computeIfAbsent(height, h -> {
            try {
                return blocks.body(h);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    StateProof state(String key) {
        refresh();
        lock.readLock().lock();
        try {
            Published at = published.orElseThrow(() -> new IllegalStateException("no block is certified yet"));
            return prove(at, key);
        } finally {
            lock.readLock().unlock();
        }
    }

    private StateProof prove(Published at, String key) {
        State state = at.snapshot().state();
        String[] item = key.startsWith(ITEM) ? key.substring(ITEM.length()).split("/", -1) : new String[0];
        String upper = item.length == 2 ? "batch." + item[0] : key;
        Optional<JsonObject> value = state.value(upper);
        StateTree.Path path = StateTree.path(state, Overlay.path(upper));
        return new StateProof(
                upper,
                value,
                path.siblings(),
                value.isPresent()
                        ? Optional.empty()
                        : path.end().map(e -> new StateProof.OtherLeaf(e.path(), e.valueHash())),
                item.length == 2 ? value.flatMap(batch -> item(state, item[0], item[1], batch)) : Optional.empty(),
                at.last());
    }

    private static Optional<StateProof.ItemPath> item(State state, String ref, String digits, JsonObject batch) {
        int count = (int) batch.whole("count");
        if (!digits.matches("0|[1-9][0-9]{0,7}") || Integer.parseInt(digits) >= count) {
            return Optional.empty();
        }
        int index = Integer.parseInt(digits);
        ItemTree.Path path = ItemTree.path(state, ref, count, index);
        return Optional.of(new StateProof.ItemPath(
                ref,
                index,
                Optional.of(path.value())
                        .filter(v -> !v.isEmpty())
                        .map(v -> JsonObject.parse(v.getBytes(StandardCharsets.UTF_8))),
                path.siblings()));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            published.ifPresent(p -> p.snapshot().close());
            published = Optional.empty();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
