package com.jitrace.app.jobs;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs jobs until it is interrupted; started once per thread. */
@ApplicationScoped
public class JobLoop implements Runnable {
    /** Threads that work on jobs, in this process. */
    public static final int JOBS_AT_ONCE_MAX = 3;

    private static final Logger LOG = Logger.getLogger(JobLoop.class.getName());
    private static final long IDLE_MILLIS = 60_000;

    /** How often a node looks for jobs that another one left: together with the lease, how long they lie at most. */
    private static final long LOOK_MILLIS = 60_000;

    private static final long AFTER_TROUBLE_MILLIS = 2_000;
    private static final long SWEEP_MILLIS = 3_600_000;

    private final JobQueue queue;
    private final JobLedger ledger;
    private final JobFolder folder;
    private final Works works;
    private final Organisations organisations;

    @Inject
    private Accounts accounts;

    @Inject
    private CurrentUser user;

    @Inject
    private RequestContextController requests;

    @Inject
    private Clock clock;

    private volatile boolean stopping;
    private long sweptAt;
    private long lookedAt;

    @Inject
    JobLoop(JobQueue queue, JobLedger ledger, JobFolder folder, Works works, Organisations organisations) {
        this.queue = queue;
        this.ledger = ledger;
        this.folder = folder;
        this.works = works;
        this.organisations = organisations;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JobLoop() {
        this(null, null, null, null, null);
    }

    /** Finds what was left undone; before the first thread runs. */
    public void resume() {
        resume(true);
        lookedAt = clock.millis();
    }

    private void resume(boolean justStarted) {
        for (Organisation organisation : organisations.all()) {
            if (ledger.resume(organisation.id(), justStarted)) {
                queue.add(organisation.id());
            }
        }
    }

    /** From now on whatever fails is left for the next start. */
    public void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            try {
                sweep();
                look();
                Optional<OrganisationId> turn = queue.take(IDLE_MILLIS);
                if (turn.isPresent()) {
                    workFor(turn.get());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.log(Level.WARNING, "jobs could not be looked after; trying again", e);
                }
            }
        }
    }

    private void workFor(OrganisationId organisation) throws InterruptedException {
        try {
            Optional<Job> job = ledger.take(organisation);
            if (job.isPresent()) {
                // Perhaps more wait; whoever is free looks, after everybody else's turn.
                queue.add(organisation);
                work(organisation, job.get());
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.log(Level.WARNING, "the jobs of " + organisation + " could not be written; trying again", e);
                Thread.sleep(AFTER_TROUBLE_MILLIS);
                queue.add(organisation);
            }
        } finally {
            queue.over(organisation);
        }
    }

    private void work(OrganisationId organisation, Job job) {
        boolean opened = requests.activate();
        try {
            Optional<SignedIn> actor = accounts.byId(job.createdBy());
            if (actor.isEmpty() || !actor.get().organisation().equals(organisation)) {
                ledger.fail(organisation, job, "job.nobody", job.createdByName());
                return;
            }
            user.actAs(actor.get());
            work(actor.get(), job);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }

    private void work(SignedIn who, Job job) {
        OrganisationId organisation = who.organisation();
        JobRun run = new JobRun(
                job,
                who,
                folder.file(organisation, String.valueOf(job.resultFile())),
                clock,
                (done, total) -> ledger.progress(organisation, job, done, total));
        try {
            Ending ending = works.of(job.kind()).run(run);
            if (ending instanceof Ending.Finished finished) {
                warnUnless(ledger.finish(organisation, job, finished), job);
            } else {
                Ending.NotDone not = (Ending.NotDone) ending;
                warnUnless(ledger.fail(organisation, job, not.code(), not.argument()), job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Stopped e) {
            if (!stopping && !Thread.currentThread().isInterrupted()) {
                warnUnless(ledger.cancel(organisation, job), job);
            }
        } catch (IOException | RuntimeException e) {
            broken(organisation, job, e);
        }
    }

    private void broken(OrganisationId organisation, Job job, Exception why) {
        if (stopping) {
            return; // the next start begins the job again
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, "job " + job.id() + " of " + organisation + " failed, reference " + reference, why);
        warnUnless(ledger.fail(organisation, job, "job.broken", reference), job);
    }

    private static void warnUnless(boolean written, Job job) {
        if (!written) {
            LOG.log(Level.WARNING, "job {0} was taken over by another node before this one had done it", job.id());
        }
    }

    /** Now and then: jobs that other nodes wrote down or left. */
    private void look() {
        synchronized (this) {
            long now = clock.millis();
            if (now - lookedAt < LOOK_MILLIS) {
                return;
            }
            lookedAt = now;
        }
        resume(false);
    }

    private void sweep() {
        synchronized (this) {
            long now = clock.millis();
            if (now - sweptAt < SWEEP_MILLIS) {
                return;
            }
            sweptAt = now;
        }
        organisations.all().forEach(organisation -> ledger.sweep(organisation.id()));
    }
}
