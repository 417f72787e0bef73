package com.jitrace.chain.simulation.council;

import com.jitrace.chain.simulation.Seeds;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Many lives of a chain with several validators. */
public final class Council {
    /** Held here, because a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("com.jitrace.chain");

    private Council() {}

    private static Seeds<Tally> seeds(Tally total) {
        LOG.setLevel(Level.OFF);
        return new Seeds<>(Tally::new, (seed, tally) -> new Life(seed, tally).live(), total::add);
    }

    /** Lives these seeds on so many threads until one is red. */
    static Optional<Seeds.Red> liveAll(long from, long count, int threads, Tally tally) throws InterruptedException {
        return seeds(tally).liveAll(from, count, threads);
    }

    /** @param arguments as {@link Seeds#main} */
    public static void main(String[] arguments) throws InterruptedException {
        Tally total = new Tally();
        seeds(total).main(arguments, total);
    }
}
