package com.jitrace.chain.simulation;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.node.Ordering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Loses, repeats, delays and reorders, lets other leaders and liars speak; keeps what was ordered over a crash, and says it again. */
final class ScriptedOrdering implements Ordering {
    private final RandomGenerator chance;
    /** A node holds a block until its time is no further ahead. */
    private static final long HELD_MILLIS = 10_000;

    private final Liar liar;
    private final SimulatedClock clock;
    private final List<byte[]> history = new ArrayList<>();
    private final List<byte[]> delayed = new ArrayList<>();
    private Consumer consumer = body -> Taking.DONE;
    private long delivered;
    private boolean honest;

    ScriptedOrdering(RandomGenerator chance, Liar liar, SimulatedClock clock) {
        this.chance = chance;
        this.clock = clock;
        this.liar = liar;
    }

    /** From now on everything is ordered, once and at once. */
    void behave() {
        honest = true;
    }

    long delivered() {
        return delivered;
    }

    @Override
    public void start(Consumer to) {
        consumer = to;
    }

    /** A Raft log is applied again from its last snapshot on. */
    void replay() {
        int from = history.size() - chance.nextInt(Math.min(6, history.size() + 1));
        new ArrayList<>(history.subList(from, history.size())).forEach(this::apply);
    }

    private void deliver(byte[] body) {
        history.add(body);
        apply(body);
    }

    private void apply(byte[] body) {
        delivered++;
        while (consumer.ordered(body) == Taking.LATER) {
            List<byte[]> leaves = BlockBody.decode(body);
            clock.notBefore(BlockHeader.parse(leaves.get(leaves.size() - 1)).time() - HELD_MILLIS);
        }
    }

    @Override
    public boolean leads() {
        return honest || chance.nextInt(10) > 0;
    }

    @Override
    public CompletableFuture<Boolean> propose(byte[] body) {
        int mood = honest ? 99 : chance.nextInt(12);
        if (mood == 0) {
            return CompletableFuture.completedFuture(false);
        } else if (mood == 1) {
            delayed.add(body);
            return CompletableFuture.completedFuture(false);
        } else if (mood == 2) {
            return CompletableFuture.failedFuture(new IOException("no answer in time"));
        } else if (mood == 3) {
            deliver(body);
            return CompletableFuture.failedFuture(new IOException("the answer was lost"));
        } else if (mood == 4) {
            deliver(body);
        } else if (mood <= 6) {
            noise();
        }
        deliver(body);
        return CompletableFuture.completedFuture(true);
    }

    /** Something nobody proposed here and now. */
    void noise() {
        int mood = chance.nextInt(4);
        if (mood == 0 && !history.isEmpty()) {
            deliver(history.get(chance.nextInt(history.size())));
        } else if (mood == 1 && !delayed.isEmpty()) {
            deliver(delayed.remove(chance.nextInt(delayed.size())));
        } else {
            liar.body().ifPresent(this::deliver);
        }
    }

    @Override
    public long term() {
        return 1;
    }

    @Override
    public Optional<String> leader() {
        return Optional.empty();
    }

    @Override
    public void handOver(List<String> heard) {
        // there is nobody else
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
