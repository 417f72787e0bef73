package com.jitrace.chain.node;

import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.signing.OpenedBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches that wait for a block: first in, first out, and fair between authors when one sends a flood. Safe for any number of threads. */
final class Pool {
    static final long POOL_BYTES_MAX = 64L << 20;
    static final long AUTHOR_BYTES_MAX = 8L << 20;
    private static final int ROUND_BATCHES = 8;
    private static final int AUTHOR_CANDIDATES_MAX = 512;

    private record Waiting(OpenedBatch batch, long arrival) {}

    private record Candidate(int round, Waiting waiting) {}

    /** In the order in which they came. */
    private final Map<String, Waiting> byId = new LinkedHashMap<>();

    private final Map<String, Deque<Waiting>> byAuthor = new LinkedHashMap<>();
    private final Map<String, Long> authorBytes = new HashMap<>();
    private long bytes;
    private long arrivals;

    /** Empty if it was taken (or was there already); otherwise why there is no room. */
    synchronized Optional<String> offer(OpenedBatch batch) {
        String author = batch.header().author();
        long size = batch.source().bytes();
        if (byId.containsKey(batch.batchId())) {
            return Optional.empty();
        } else if (bytes + size > POOL_BYTES_MAX) {
            return Optional.of("the pool is full");
        } else if (authorBytes.getOrDefault(author, 0L) + size > AUTHOR_BYTES_MAX) {
            return Optional.of("the author's share of the pool is full");
        }
        Waiting waiting = new Waiting(batch, arrivals++);
        byId.put(batch.batchId(), waiting);
        byAuthor.computeIfAbsent(author, a -> new ArrayDeque<>()).add(waiting);
        authorBytes.merge(author, size, Long::sum);
        bytes += size;
        notifyAll();
        return Optional.empty();
    }

    synchronized Optional<OpenedBatch> get(String batchId) {
        return Optional.ofNullable(byId.get(batchId)).map(Waiting::batch);
    }

    /** Everything, in the order in which it came. */
    synchronized List<OpenedBatch> waiting() {
        return byId.values().stream().map(Waiting::batch).toList();
    }

    /** False if something of the same author came before it and still waits. */
    synchronized boolean isFirstOfItsAuthor(OpenedBatch batch) {
        Deque<Waiting> queue = byAuthor.getOrDefault(batch.header().author(), new ArrayDeque<>());
        return !queue.isEmpty() && queue.getFirst().batch().batchId().equals(batch.batchId());
    }

    synchronized NetworkState.Waiting fill() {
        return new NetworkState.Waiting(byId.size(), bytes, POOL_BYTES_MAX);
    }

    synchronized boolean isEmpty() {
        return byId.isEmpty();
    }

    /** In the order in which a block should take them. */
    synchronized List<OpenedBatch> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (Deque<Waiting> queue : byAuthor.values()) {
            int place = 0;
            for (Waiting waiting : queue) {
                if (place == AUTHOR_CANDIDATES_MAX) {
                    break;
                }
                candidates.add(new Candidate(place++ / ROUND_BATCHES, waiting));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::round)
                .thenComparing(c -> c.waiting().arrival()));
        return candidates.stream().map(c -> c.waiting().batch()).toList();
    }

    synchronized void remove(String batchId) {
        Waiting waiting = byId.remove(batchId);
        if (waiting == null) {
            return;
        }
        String author = waiting.batch().header().author();
        long size = waiting.batch().source().bytes();
        Deque<Waiting> queue = byAuthor.getOrDefault(author, new ArrayDeque<>());
        queue.remove(waiting);
        bytes -= size;
        authorBytes.merge(author, -size, Long::sum);
        if (queue.isEmpty()) {
            byAuthor.remove(author);
            authorBytes.remove(author);
        }
    }

    /** Waits until there is something in the pool. */
    synchronized void await(long timeoutMillis) throws InterruptedException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (byId.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized void wake() {
        notifyAll();
    }
}
