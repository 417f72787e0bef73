package com.jitrace.app.jobs;

import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
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

    /** Before any thread works: what ran when the system stopped waits again. True when something waits. */
    boolean resume(OrganisationId organisation) {
        return databases.of(organisation, session -> {
            for (Job job : inState(session, Job.State.RUNNING)) {
                if (job.isCancelAsked()) {
                    end(session, organisation, job, stored -> stored.cancelled(clock.millis()));
                } else if (job.starts() >= STARTS_MAX) {
                    end(session, organisation, job, stored -> stored.failed("job.gave-up", "", clock.millis()));
                } else {
                    job.waitsAgain();
                }
            }
            session.flush();
            return !inState(session, Job.State.WAITING).isEmpty();
        });
    }

    private static List<Job> inState(Session session, Job.State state) {
        return session.createQuery("from Job j where j.state = :state order by j.createdAt, j.id", Job.class)
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
        return job;
    }

    /** Writes progress; false when the job was cancelled. */
    boolean progress(OrganisationId organisation, String id, long done, long total) {
        return databases.of(organisation, session -> {
            Job job = session.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (job == null || job.isCancelAsked()) {
                return false;
            }
            job.progressed(done, total);
            return true;
        });
    }

    void finish(OrganisationId organisation, String id, Ending.Finished ending) {
        long now = clock.millis();
        boolean secret = ending.file().map(Ending.ResultFile::secret).orElse(false);
        long until = now + (secret ? SECRET_KEPT : RESULT_KEPT).toMillis();
        databases.of(organisation, session -> {
            Job job = running(session, id);
            if (ending.file().isEmpty()) {
                dropFile(organisation, job);
            }
            job.finished(ending, now, until);
            tell(session, job, "job.done");
            return true;
        });
    }

    void fail(OrganisationId organisation, String id, String code, String argument) {
        databases.of(organisation, session -> {
            end(session, organisation, running(session, id), job -> job.failed(code, argument, clock.millis()));
            return true;
        });
    }

    void cancel(OrganisationId organisation, String id) {
        databases.of(organisation, session -> {
            end(session, organisation, running(session, id), job -> job.cancelled(clock.millis()));
            return true;
        });
    }

    private static Job running(Session session, String id) {
        Job job = session.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job == null || job.state() != Job.State.RUNNING) {
            throw new IllegalStateException("job " + id + " does not run");
        }
        return job;
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
