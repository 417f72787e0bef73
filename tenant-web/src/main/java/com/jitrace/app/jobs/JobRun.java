package com.jitrace.app.jobs;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.LockModeType;
import java.nio.file.Path;
import java.time.Clock;
import org.hibernate.Session;

/** One job while it runs. For the thread that it runs on. */
public final class JobRun {
    /** Writes progress at most this often, however often the work tells it. */
    static final long PROGRESS_MILLIS_MIN = 1_000;

    /** Where progress goes. */
    @FunctionalInterface
    interface Ledger {
        /** Writes how far the job is; false when it is not to go on: cancelled, or another node has taken it over. */
        boolean write(long done, long total);
    }

    private final Job job;
    private final SignedIn who;
    private final Path file;
    private final Clock clock;
    private final Ledger ledger;
    private long writtenAt;

    JobRun(Job job, SignedIn who, Path file, Clock clock, Ledger ledger) {
        this.job = job;
        this.who = who;
        this.file = file;
        this.clock = clock;
        this.ledger = ledger;
        this.writtenAt = clock.millis();
    }

    public String id() {
        return job.id();
    }

    /** In whose name the work is done. */
    public SignedIn who() {
        return who;
    }

    public OrganisationId organisation() {
        return who.organisation();
    }

    public JsonObject parameters() {
        return job.parameters();
    }

    /** Where the result belongs, if there is to be one; nobody reads it before the job is done. */
    public Path file() {
        return file;
    }

    /** Tells how far the work is; throws {@link Stopped} when it is to stop. Cheap: call it as often as you like. */
    public void progress(long done, long total) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped("the system stops");
        }
        long now = clock.millis();
        if (now - writtenAt < PROGRESS_MILLIS_MIN) {
            return;
        }
        writtenAt = now;
        if (!ledger.write(done, total)) {
            throw new Stopped("cancelled or taken over");
        }
    }

    /**
     * Passes the point of no return: throws {@link Stopped} when somebody has cancelled the job or another node has taken it over, and
     * lets nobody do either until the transaction ends. Call it first in the transaction that decides something for good.
     */
    public void passPointOfNoReturn(Session session) {
        Job stored = session.find(Job.class, job.id(), LockModeType.PESSIMISTIC_WRITE);
        if (stored == null || !stored.isStartOf(job) || stored.isCancelAsked()) {
            throw new Stopped("cancelled or taken over");
        }
    }
}
