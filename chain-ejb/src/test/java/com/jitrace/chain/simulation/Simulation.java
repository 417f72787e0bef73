package com.jitrace.chain.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Many runs, one seed after the other. */
public final class Simulation {
    /** Thousands of simulated disasters would be logged; held here, because a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("com.jitrace.chain");

    private Simulation() {}

    /** A run that went wrong. */
    record Red(long seed, Throwable why) {
        @Override
        public String toString() {
            return "seed " + seed + ": " + why;
        }
    }

    static Optional<Red> run(long seed, Counts counts) {
        LOG.setLevel(Level.OFF);
        try {
            new Run(seed, counts).live();
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            return Optional.of(new Red(seed, e));
        }
    }

    /** Runs these seeds on so many threads until one is red. */
    static Optional<Red> runAll(long from, long count, int threads, Counts counts) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Red>>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> part(next, from + count, counts)));
            }
            Optional<Red> red = Optional.empty();
            for (Future<Optional<Red>> part : parts) {
                Optional<Red> one = part.get();
                red = red.or(() -> one);
            }
            return red;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Optional<Red> part(AtomicLong next, long end, Counts counts) {
        Counts own = new Counts();
        Optional<Red> red = Optional.empty();
        for (long seed = next.getAndIncrement(); seed < end && red.isEmpty(); seed = next.getAndIncrement()) {
            red = run(seed, own);
        }
        if (red.isPresent()) {
            next.set(end);
        }
        counts.add(own);
        return red;
    }

    /** Exit code 1 and a line that names seed and promise if a run is red. @param arguments first seed, number of seeds, threads */
    public static void main(String[] arguments) throws InterruptedException {
        Counts counts = new Counts();
        long begun = System.nanoTime();
        Optional<Red> red = runAll(
                Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), counts);
        System.out.println(counts + "; " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        if (red.isPresent()) {
            System.out.println("RED " + red.get());
            red.get().why().printStackTrace(System.out);
            System.exit(1);
        }
        System.exit(0);
    }
}
