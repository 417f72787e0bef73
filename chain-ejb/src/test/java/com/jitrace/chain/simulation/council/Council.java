package com.jitrace.chain.simulation.council;

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

/** Many lives, one seed after the other. */
public final class Council {
    /** Held here, because a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("com.jitrace.chain");

    private Council() {}

    record Red(long seed, Throwable why) {
        @Override
        public String toString() {
            return "seed " + seed + ": " + why;
        }
    }

    static Optional<Red> live(long seed, Tally tally) {
        LOG.setLevel(Level.OFF);
        try {
            new Life(seed, tally).live();
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            return Optional.of(new Red(seed, e));
        }
    }

    /** Lives these seeds on so many threads until one is red. */
    static Optional<Red> liveAll(long from, long count, int threads, Tally tally) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Red>>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> part(next, from + count, tally)));
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

    private static Optional<Red> part(AtomicLong next, long end, Tally tally) {
        Tally own = new Tally();
        Optional<Red> red = Optional.empty();
        for (long seed = next.getAndIncrement(); seed < end && red.isEmpty(); seed = next.getAndIncrement()) {
            red = live(seed, own);
        }
        if (red.isPresent()) {
            next.set(end);
        }
        tally.add(own);
        return red;
    }

    /** Exit code 1 and a line that names seed and promise if a life is red. @param arguments first seed, number of seeds, threads */
    public static void main(String[] arguments) throws InterruptedException {
        Tally tally = new Tally();
        long begun = System.nanoTime();
        Optional<Red> red = liveAll(
                Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), tally);
        red.ifPresent(r -> {
            System.out.println("RED " + r);
            r.why().printStackTrace(System.out);
        });
        System.out.println(tally + "; " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        System.exit(red.isPresent() ? 1 : 0);
    }
}
