package com.jitrace.chain.node;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The order in which they come. */
public final class DirectOrdering implements Ordering {
    private Consumer consumer = body -> Taking.DONE;

    @Override
    public synchronized void start(Consumer to) {
        consumer = to;
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public synchronized CompletableFuture<Boolean> propose(byte[] body) {
        consumer.ordered(body);
        return CompletableFuture.completedFuture(true);
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
