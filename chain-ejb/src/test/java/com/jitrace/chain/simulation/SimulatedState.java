package com.jitrace.chain.simulation;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.node.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A state store as RocksDB is one: whole blocks, but after a crash the last of them may be missing; or it was thrown away. */
public final class SimulatedState implements StateStore {
    private final List<Executed> commits = new ArrayList<>();
    private Optional<Begin> begin = Optional.empty();
    private MemoryState now = new MemoryState();

    private record Begin(Tip tip, Overlay genesis) {}

    /** What a new process finds. */
    public void crash(RandomGenerator chance) {
        int mood = chance.nextInt(8);
        int kept = mood == 0 ? 0 : mood == 1 ? chance.nextInt(commits.size() + 1) : commits.size();
        List<Executed> survivors = List.copyOf(commits.subList(0, kept));
        Optional<Begin> began = mood == 0 ? Optional.empty() : begin;
        clear();
        began.ifPresent(b -> begin(b.tip(), b.genesis()));
        survivors.forEach(this::commit);
    }

    @Override
    public Optional<Tip> tip() {
        return now.tip();
    }

    @Override
    public State state() {
        return now.state();
    }

    @Override
    public Tiles.Source tiles() {
        return now.tiles();
    }

    @Override
    public void begin(Tip tip, Overlay genesis) {
        begin = Optional.of(new Begin(tip, genesis));
        now.begin(tip, genesis);
    }

    @Override
    public void commit(Executed block) {
        now.commit(block);
        commits.add(block);
    }

    @Override
    public Optional<BatchPlace> batch(String batchId) {
        return now.batch(batchId);
    }

    @Override
    public Snapshot snapshot() {
        return now.snapshot();
    }

    @Override
    public void clear() {
        commits.clear();
        begin = Optional.empty();
        now = new MemoryState();
    }

    @Override
    public void close() {
        // the next process finds what is there
    }
}
