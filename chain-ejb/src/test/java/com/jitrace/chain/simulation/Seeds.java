package com.jitrace.chain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Many lives, one seed after the other, on some threads, until one is red.
 *
 * @param <C> what is counted in a life; each thread counts for itself
 */
public record Seeds<C>(Supplier<C> counting, Life<C> life, Consumer<C> adding) {
    /** Lives one seed; a promise that does not hold is an error. */
    @FunctionalInterface
    public interface Life<C> {
        void live(long seed, C counts) throws Exception;
    }

    /** A life that went wrong. */
    public record Red(long seed, Throwable why) {
        @Override
        public String toString() {
            return "seed " + seed + ": " + why;
        }
    }

    public Optional<Red> live(long seed, C counts) {
        try {
            life.live(seed, counts);
            return Optional.empty();
        } catch (Exception | Error e) {
            return Optional.of(new Red(seed, e));
        }
    }

    public Optional<Red> liveAll(long from, long count, int threads) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Red>>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> part(next, from + count)));
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

    private Optional<Red> part(AtomicLong next, long end) {
        C own = counting.get();
        Optional<Red> red = Optional.empty();
        for (long seed = next.getAndIncrement(); seed < end && red.isEmpty(); seed = next.getAndIncrement()) {
            red = live(seed, own);
        }
        if (red.isPresent()) {
            next.set(end);
        }
        adding.accept(own);
        return red;
    }

    /** Exit code 1 and a line that names seed and promise if a life is red. @param arguments first seed, number of seeds, threads */
    public void main(String[] arguments, Object total) throws InterruptedException {
        long begun = System.nanoTime();
        Optional<Red> red =
                liveAll(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        red.ifPresent(r -> {
            System.out.println("RED " + r);
            r.why().printStackTrace(System.out);
        });
        System.out.println(total + "; " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        System.exit(red.isPresent() ? 1 : 0);
    }
}
