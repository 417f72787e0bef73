package com.jitrace.app.labelling;

import com.jitrace.chain.merkle.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Computes a batch's commitment on several threads; they compute and touch nothing of the container's. */
final class Hashing {
    private static final int CHUNKS_PER_STEP = 16;
    private static final long TELL_MILLIS = 200;

    private final Supplier<BatchCodes> codes;
    private final int count;
    private final Hash[] chunks;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger hashed = new AtomicInteger();

    private Hashing(Supplier<BatchCodes> codes, int count) {
        this.codes = codes;
        this.count = count;
        this.chunks = new Hash[CommitmentTree.chunks(count)];
    }

    /** Every core but one, which is left to those who do not wait for a job. */
    static int fairShareOfCores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /**
     * The tree over all commitments.
     *
     * @param codes gives each thread its own
     * @param progress is told on the caller's thread how many codes are hashed; what it throws ends the work
     */
    static CommitmentTree tree(Supplier<BatchCodes> codes, int count, int threads, LongConsumer progress)
            throws InterruptedException {
        Hashing hashing = new Hashing(codes, count);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(hashing::work));
            }
            pool.shutdown();
            while (!pool.awaitTermination(TELL_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.accept(Math.min(count, (long) hashing.hashed.get() * CommitmentTree.CHUNK));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return CommitmentTree.of(count, Arrays.asList(hashing.chunks));
        } catch (ExecutionException e) {
            throw new IllegalStateException("codes could not be hashed", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void work() {
        BatchCodes mine = codes.get();
        int first = next.getAndAdd(CHUNKS_PER_STEP);
        while (first < chunks.length && !Thread.currentThread().isInterrupted()) {
            int end = Math.min(first + CHUNKS_PER_STEP, chunks.length);
            for (int chunk = first; chunk < end; chunk++) {
                chunks[chunk] = CommitmentTree.chunk(chunk, count, mine::commitment);
            }
            hashed.addAndGet(end - first);
            first = next.getAndAdd(CHUNKS_PER_STEP);
        }
    }
}
