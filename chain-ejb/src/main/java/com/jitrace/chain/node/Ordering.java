package com.jitrace.chain.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Puts proposed block bodies into one order, the same on every node. It may lose, repeat and delay them, but never reorder. */
public interface Ordering extends AutoCloseable {
    /** What became of an ordered body. */
    enum Taking {
        /** Voted for, known, or skipped: the next one may come. */
        DONE,
        /** It cannot be judged yet: to be handed over again before any other. */
        LATER
    }

    /** Takes every ordered body, one at a time. */
    @FunctionalInterface
    interface Consumer {
        Taking ordered(byte[] body);
    }

    /** Starts delivering. */
    void start(Consumer consumer);

    /** Whether this node may propose now. */
    boolean leads();

    /** Grows with every change of the leader. */
    long term();

    /** The validator that may propose now, if this node knows it. */
    Optional<String> leader();

    /** Completes with true after the body was ordered and consumed here; with false if it may be lost. */
    CompletableFuture<Boolean> propose(byte[] body);

    /**
     * Asks another validator to lead; it may go on for a while, and somebody who did not take it is not asked the next time.
     *
     * @param heard who said something lately; with nobody there it goes on
     */
    void handOver(List<String> heard);

    /** Why this node cannot take part any more, if its own files of the order failed. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Takes no more part, for good: a node in doubt must not lead, and whoever cannot vote is missed by nobody. Does nothing the second time. */
    default void leave() {
        // an order without members of its own
    }

    /**
     * Brings those who order closer to these validators, step by step: whoever leads says it again and again. Returns at once. An order that has no
     * members of its own has nothing to do.
     *
     * @param names as in the validator set
     * @param heard who said something lately
     */
    default void members(Set<String> names, List<String> heard) {
        // no members of its own
    }

    @Override
    void close();
}
