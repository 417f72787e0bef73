package com.jitrace.app.quality;

import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells manufacturers on one thread until it is interrupted: at once when a notice is given, and now and then what still waits. */
@ApplicationScoped
public class TellingLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(TellingLoop.class.getName());

    /** How often it looks for what waits, or what a crash or another web node left. */
    private static final long LOOK_MILLIS = 15_000;

    private final TellingManufacturers telling;
    private final Organisations organisations;

    /** No entry is ever lost with it: what is not told stands in the supplier's database. */
    private final LinkedBlockingQueue<OrganisationId> woken = new LinkedBlockingQueue<>();

    @Inject
    TellingLoop(TellingManufacturers telling, Organisations organisations) {
        this.telling = telling;
        this.organisations = organisations;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TellingLoop() {
        this(null, null);
    }

    /** This supplier gave a notice. */
    void wake(OrganisationId supplier) {
        woken.add(supplier);
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                suppliers(woken.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS)).forEach(this::round);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the suppliers could not be listed; trying again", e);
            }
        }
    }

    private Set<OrganisationId> suppliers(@Nullable OrganisationId first) {
        if (first == null) {
            return new LinkedHashSet<>(
                    organisations.all().stream().map(Organisation::id).toList());
        }
        Set<OrganisationId> some = new LinkedHashSet<>(List.of(first));
        woken.drainTo(some);
        return some;
    }

    private void round(OrganisationId supplier) {
        try {
            telling.round(supplier);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the notices of " + supplier + " could not be told; they are tried again", e);
        }
    }
}
