package com.jitrace.chain.node;

import java.util.concurrent.CompletableFuture;

/** Puts proposed block bodies into one order, the same on every node. It may lose, repeat and delay them, but never reorder. */
public interface Ordering extends AutoCloseable {
    /** Takes every ordered body, one at a time, and returns when it is done with it. */
    @FunctionalInterface
    interface Consumer {
        void ordered(byte[] body);
    }

    /** Starts delivering. */
    void start(Consumer consumer);

    /** Whether this node may propose now. */
    boolean leads();

    /** Completes with true after the body was ordered and consumed here; with false if it may be lost. */
    CompletableFuture<Boolean> propose(byte[] body);

    @Override
    void close();
}
