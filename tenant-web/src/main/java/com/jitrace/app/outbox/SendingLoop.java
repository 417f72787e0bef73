package com.jitrace.app.outbox;

import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends on one thread until it is interrupted; at start and now and then it looks into every organisation's outbox. */
@ApplicationScoped
public class SendingLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(SendingLoop.class.getName());
    private static final long ASK_AGAIN_MILLIS = 100;
    private static final long IDLE_MILLIS = 2_000;

    /** How often it looks for what another web node left behind. */
    private static final long LOOK_MILLIS = 30_000;

    private final Outbox outbox;
    private final Sending sending;
    private final Organisations organisations;
    private final Clock clock;

    @Inject
    SendingLoop(Outbox outbox, Sending sending, Organisations organisations, Clock clock) {
        this.outbox = outbox;
        this.sending = sending;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SendingLoop() {
        this(null, null, null, null);
    }

    @Override
    public void run() {
        Set<OrganisationId> open = new LinkedHashSet<>();
        long lookAt = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (clock.millis() >= lookAt) {
                    organisations.all().stream().map(Organisation::id).forEach(open::add);
                    lookAt = clock.millis() + LOOK_MILLIS;
                }
                outbox.awaitChange(open.isEmpty() ? IDLE_MILLIS : ASK_AGAIN_MILLIS)
                        .ifPresent(open::add);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the outboxes could not be listed; trying again", e);
            }
            for (OrganisationId organisation : List.copyOf(open)) {
                if (!round(organisation)) {
                    open.remove(organisation);
                }
            }
        }
    }

    private boolean round(OrganisationId organisation) {
        try {
            return sending.round(organisation);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sending for " + organisation + " failed; it is tried again", e);
            return true;
        }
    }
}
