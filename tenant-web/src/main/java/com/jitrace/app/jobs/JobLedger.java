package com.jitrace.app.jobs;

import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.WebNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** What the worker threads write about jobs: each step is one transaction on the organisation's database. */
@ApplicationScoped
public class JobLedger {
    /** A job that was running at this many stops of the system is given up: perhaps it is what stopped it. */
    static final int STARTS_MAX = 5;

    /**
     * How long a node may be silent about a job before another takes it over: longer than a transaction may last, because in one
     * nobody renews anything.
     */
    static final Duration LEASE = Duration.ofSeconds(150);

    /** How long a result can be fetched. */
    static final Duration RESULT_KEPT = Duration.ofDays(7);

    /** How long a secret result can be fetched. */
    static final Duration SECRET_KEPT = Duration.ofDays(2);

    private final Databases databases;
    private final Works works;
    private final JobFolder folder;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    private Notices notices;

    @Inject
    private WebNode node;

    @Inject
    JobLedger(Databases databases, Works works, JobFolder folder, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.works = works;
        this.folder = folder;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JobLedger() {
        this(null, null, null, null, null);
    }

    /** For a test without a container: what is injected otherwise. */
    JobLedger with(Notices theirNotices, WebNode theirNode) {
        notices = theirNotices;
        node = theirNode;
        return this;
    }

    /**
     * Lets jobs wait again that nobody works on any more. True when something waits.
     *
     * @param justStarted before any thread of this node works: what it held, it held before it stopped
     */
    boolean resume(OrganisationId organisation, boolean justStarted) {
        return databases.of(organisation, session -> {
            for (String id : inState(session, Job.State.RUNNING)) {
                // the lock reads the newest row: another node may have been faster
                Job job = session.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
                if (job.isLeft(node, justStarted, clock.millis())) {
                    waitAgain(session, organisation, job);
                }
            }
            session.flush();
            return !inState(session, Job.State.WAITING).isEmpty();
        });
    }

    private void waitAgain(Session session, OrganisationId organisation, Job job) {
        if (job.isCancelAsked()) {
            end(session, organisation, job, stored -> stored.cancelled(clock.millis()));
        } else if (job.starts() >= STARTS_MAX) {
            end(session, organisation, job, stored -> stored.failed("job.gave-up", "", clock.millis()));
        } else {
            job.waitsAgain();
        }
    }

    private static List<String> inState(Session session, Job.State state) {
        return session.createQuery(
                        "select j.id from Job j where j.state = :state order by j.createdAt, j.id", String.class)
                .setParameter("state", state)
                .list();
    }

    /**
     * Takes the organisation's oldest waiting job; empty when there is none, or when somebody else was faster. Only the one row is
     * locked: a lock on "all that wait" would stand in the way of whoever writes a new job down.
     */
    Optional<Job> take(OrganisationId organisation) {
        return databases.of(
                organisation,
                session -> session
                        .createQuery(
                                "select j.id from Job j where j.state = :waiting order by j.createdAt, j.id",
                                String.class)
                        .setParameter("waiting", Job.State.WAITING)
                        .setMaxResults(1)
                        .list()
                        .stream()
                        .map(id -> session.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE))
                        .filter(job -> job.state() == Job.State.WAITING)
                        .map(job -> begun(organisation, job))
                        .findFirst());
    }

    private Job begun(OrganisationId organisation, Job job) {
        dropFile(organisation, job);
        job.started(OrganisationId.random(chance).value(), clock.millis());
        job.leasedBy(node, clock.millis() + LEASE.toMillis());
        return job;
    }

    /** Writes progress and renews the lease; false when the job was cancelled or another node has taken it over. */
    boolean progress(OrganisationId organisation, Job run, long done, long total) {
        return databases.of(organisation, session -> {
            Optional<Job> job = same(session, run).filter(stored -> !stored.isCancelAsked());
            job.ifPresent(stored -> {
                stored.progressed(done, total);
                stored.leasedBy(node, clock.millis() + LEASE.toMillis());
            });
            return job.isPresent();
        });
    }

    /** False when the job was no longer this node's: then nothing is written, and its file is gone. */
    boolean finish(OrganisationId organisation, Job run, Ending.Finished ending) {
        long now = clock.millis();
        boolean secret = ending.file().map(Ending.ResultFile::secret).orElse(false);
        long until = now + (secret ? SECRET_KEPT : RESULT_KEPT).toMillis();
        return databases.of(organisation, session -> {
            Optional<Job> job = same(session, run);
            job.ifPresent(stored -> {
                if (ending.file().isEmpty()) {
                    dropFile(organisation, stored);
                }
                stored.finished(ending, now, until);
                tell(session, stored, "job.done");
            });
            return job.isPresent();
        });
    }

    /** False when the job was no longer this node's: then nothing is written. */
    boolean fail(OrganisationId organisation, Job run, String code, String argument) {
        return end(organisation, run, job -> job.failed(code, argument, clock.millis()));
    }

    /** False when the job was no longer this node's: then nothing is written. */
    boolean cancel(OrganisationId organisation, Job run) {
        return end(organisation, run, job -> job.cancelled(clock.millis()));
    }

    private boolean end(OrganisationId organisation, Job run, Consumer<Job> as) {
        return databases.of(organisation, session -> {
            Optional<Job> job = same(session, run);
            job.ifPresent(stored -> end(session, organisation, stored, as));
            return job.isPresent();
        });
    }

    /** The row, locked, if it still is this start of the job. */
    private static Optional<Job> same(Session session, Job run) {
        return Optional.ofNullable(session.find(Job.class, run.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(stored -> stored.isStartOf(run));
    }

    private void end(Session session, OrganisationId organisation, Job job, Consumer<Job> as) {
        as.accept(job);
        if (job.state() == Job.State.FAILED) {
            tell(session, job, "job.failed");
        }
        dropFile(organisation, job);
        works.of(job.kind()).givenUp(session, job.parameters());
    }

    private void tell(Session session, Job job, String kind) {
        notices.tell(session, job.createdBy(), new News(kind, job.kind() + " " + job.subject(), "/console/jobs.xhtml"));
    }

    private void dropFile(OrganisationId organisation, Job job) {
        String name = job.resultFile();
        if (name != null) {
            folder.delete(organisation, name);
            job.emptied();
        }
    }

    /** Deletes the organisation's results that are too old. */
    void sweep(OrganisationId organisation) {
        databases.of(organisation, session -> {
            session.createQuery(
                            "from Job j where j.resultUntil > 0 and j.resultUntil < :now and j.resultFile is not null",
                            Job.class)
                    .setParameter("now", clock.millis())
                    .list()
                    .forEach(job -> dropFile(organisation, job));
            return true;
        });
    }
}
