package com.jitrace.chain.simulation;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Many runs of a chain with one validator. */
public final class Simulation {
    /** Thousands of simulated disasters would be logged; held here, because a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("com.jitrace.chain");

    private Simulation() {}

    private static Seeds<Counts> seeds(Counts total) {
        LOG.setLevel(Level.OFF);
        return new Seeds<>(Counts::new, (seed, counts) -> new Run(seed, counts).live(), total::add);
    }

    static Optional<Seeds.Red> run(long seed, Counts counts) {
        return seeds(counts).live(seed, counts);
    }

    /** Runs these seeds on so many threads until one is red. */
    static Optional<Seeds.Red> runAll(long from, long count, int threads, Counts counts) throws InterruptedException {
        return seeds(counts).liveAll(from, count, threads);
    }

    /** @param arguments as {@link Seeds#main} */
    public static void main(String[] arguments) throws InterruptedException {
        Counts total = new Counts();
        seeds(total).main(arguments, total);
    }
}
