package com.jitrace.chain.simulation.council;

import java.util.ArrayList;
import java.util.List;

/** The orders of a life: every epoch has one of its own. */
final class Logs {
    private final List<Log> logs = new ArrayList<>();

    /** The order after so many settlements. */
    Log of(long epoch) {
        while (logs.size() <= epoch) {
            logs.add(new Log());
        }
        return logs.get((int) epoch);
    }

    /** How much was put in order in all of them. */
    long ordered() {
        return logs.stream().mapToLong(Log::size).sum();
    }
}
