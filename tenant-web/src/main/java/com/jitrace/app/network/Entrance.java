package com.jitrace.app.network;

import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Standstill;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets new decisions in only while the network takes what they become: nobody is told "accepted" about something that waits for nobody knows
 * how long. What was accepted before waits in its outbox.
 */
@ApplicationScoped
public class Entrance {
    /** How old an answer may be: the node's own lock is asked for this seldom, however many pages are read. */
    static final long LOOK_MILLIS = 500;

    private record Look(Optional<Standstill> found, long until) {}

    private final ChainGateway chain;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Look last = new Look(Optional.empty(), Long.MIN_VALUE);

    @Inject
    Entrance(ChainGateway chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Entrance() {
        this(null, null);
    }

    /** Why nothing new is taken now; empty while it is. */
    public Optional<Standstill> standstill() {
        // one looks, the others go on with what was seen last
        if (clock.millis() >= last.until() && looking.compareAndSet(false, true)) {
            try {
                Optional<Standstill> found = chain.standstill();
                last = new Look(found, clock.millis() + LOOK_MILLIS);
            } finally {
                looking.set(false);
            }
        }
        return last.found();
    }

    /** Throws {@link StandsStill} while nothing new is taken. */
    public void mustBeOpen() {
        standstill().ifPresent(why -> {
            throw new StandsStill(why);
        });
    }
}
