package com.jitrace.app.jobs;

import com.jitrace.app.tenancy.OrganisationId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose turn it is: organisations with waiting jobs in the order in which they came, each at the end again after a job of theirs was
 * taken, and none with more than its share of the threads, so that nobody waits behind somebody else's thousand jobs.
 */
final class Turns {
    private final int atOnceOfOneMax;
    private final Set<OrganisationId> waiting = new LinkedHashSet<>();
    private final Map<OrganisationId, Integer> running = new HashMap<>();

    Turns(int atOnceOfOneMax) {
        this.atOnceOfOneMax = atOnceOfOneMax;
    }

    /** An organisation has something to do. */
    synchronized void add(OrganisationId organisation) {
        waiting.add(organisation);
        notifyAll();
    }

    /** Whose job is to be run now; empty when there is none in time. Every turn taken is given back with {@link #over}. */
    synchronized Optional<OrganisationId> take(long timeoutMillis) throws InterruptedException {
        Optional<OrganisationId> next = next();
        if (next.isEmpty()) {
            wait(timeoutMillis);
            next = next();
        }
        return next;
    }

    private Optional<OrganisationId> next() {
        for (Iterator<OrganisationId> all = waiting.iterator(); all.hasNext(); ) {
            OrganisationId one = all.next();
            if (running.getOrDefault(one, 0) < atOnceOfOneMax) {
                all.remove();
                running.merge(one, 1, Integer::sum);
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The organisation's turn is over. */
    synchronized void over(OrganisationId organisation) {
        running.merge(organisation, -1, Integer::sum);
        running.remove(organisation, 0);
        notifyAll();
    }
}
