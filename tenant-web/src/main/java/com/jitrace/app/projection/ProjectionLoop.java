package com.jitrace.app.projection;

import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Follows the chain on one thread until it is interrupted. */
@ApplicationScoped
public class ProjectionLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(ProjectionLoop.class.getName());
    private static final long WAIT_MILLIS = 1_000;

    private final ChainGateway chain;
    private final Projector projector;

    @Inject
    ProjectionLoop(ChainGateway chain, Projector projector) {
        this.chain = chain;
        this.projector = projector;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ProjectionLoop() {
        this(null, null);
    }

    @Override
    public void run() {
        long reached = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long head = chain.head().height();
            try {
                if (head > reached) {
                    projector.round();
                    reached = head;
                }
                chain.awaitBlockAfter(reached, WAIT_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "projecting after block " + reached + " failed; it is tried again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            chain.awaitBlockAfter(Long.MAX_VALUE - 1, WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
