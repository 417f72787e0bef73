package com.jitrace.app.jobs;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SecurityEvent;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** Starts jobs, shows them to the organisation whose they are, cancels them, gives their files. */
@ApplicationScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class Jobs {
    /** Most jobs that are shown at once. */
    public static final int ROWS_MAX = 200;

    /** Outcome of cancelling. */
    public sealed interface Cancelling permits Cancelled, Stopping, Over, NotYours, NotFound {}

    /** It had not begun; it is cancelled. */
    public record Cancelled() implements Cancelling {}

    /** It runs and stops within a moment, unless it passes its point of no return first. */
    public record Stopping() implements Cancelling {}

    /** Too late. */
    public record Over() implements Cancelling {}

    /** Only whoever started it or an administrator cancels it. */
    public record NotYours() implements Cancelling {}

    public record NotFound() implements Cancelling {}

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Databases databases;
    private final CurrentUser user;
    private final JobQueue queue;
    private final JobFolder folder;
    private final Works works;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    private SecurityLog log;

    @Inject
    Jobs(Databases databases, CurrentUser user, JobQueue queue, JobFolder folder, Works works) {
        this.databases = databases;
        this.user = user;
        this.queue = queue;
        this.folder = folder;
        this.works = works;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Jobs() {
        this(null, null, null, null, null);
    }

    /** Writes a job down in the caller's transaction on the organisation's database; it starts once that is durable. */
    public Job start(Session session, Order order) {
        return startFor(session, user.required(), order);
    }

    /** The same in the name of somebody of the organisation whose database the session is on, who decided beforehand that it may be done. */
    public Job startFor(Session session, SignedIn who, Order order) {
        works.of(order.kind());
        Job job = new Job(OrganisationId.random(chance).value(), who, order, clock.millis());
        session.persist(job);
        queue.afterCommit(who.organisation());
        return job;
    }

    /** The organisation's jobs, newest first. */
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public List<Job> newest() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from Job j order by j.createdAt desc, j.id", Job.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }

    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public Optional<Job> find(String id) {
        return ID.matcher(id).matches()
                ? databases.of(
                        user.required().organisation(), session -> Optional.ofNullable(session.find(Job.class, id)))
                : Optional.empty();
    }

    /** True if this person may cancel it. */
    public static boolean isCancellableBy(Job job, SignedIn who) {
        boolean owner = job.createdBy().equals(who.accountId()) && !who.has(Role.AUDITOR);
        return owner || who.has(Role.BRAND_ADMIN) || who.has(Role.OPERATOR);
    }

    public Cancelling cancel(String id) {
        SignedIn who = user.required();
        if (!ID.matcher(id).matches()) {
            return new NotFound();
        }
        return databases.of(who.organisation(), session -> {
            Job job = session.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (job == null) {
                return new NotFound();
            }
            if (!isCancellableBy(job, who)) {
                return new NotYours();
            }
            return cancel(session, job);
        });
    }

    private Cancelling cancel(Session session, Job job) {
        if (job.isOver()) {
            return new Over();
        }
        if (job.state() == Job.State.RUNNING) {
            job.askToCancel();
            return new Stopping();
        }
        job.cancelled(clock.millis());
        works.of(job.kind()).givenUp(session, job.parameters());
        return new Cancelled();
    }

    /** A file that may be read. */
    public record Readable(Job.Result result, Path file) {}

    /** The file of a job, while there is one, and the security log says who took it; a secret one is not given here. */
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public Optional<Readable> result(String id) {
        Optional<Readable> found = find(id).flatMap(this::readable)
                .filter(readable -> !readable.result().secret());
        found.ifPresent(readable -> log.record(
                user.required(), SecurityEvent.Kind.EXPORT, readable.result().name()));
        return found;
    }

    /** The secret file of a job of this kind, for the use case that made it and has its own rules for whom it gives it to. */
    public Optional<Readable> secret(String kind, String id) {
        return find(id).filter(job -> job.kind().equals(kind))
                .flatMap(this::readable)
                .filter(readable -> readable.result().secret());
    }

    private Optional<Readable> readable(Job job) {
        String name = job.resultFile();
        return job.result()
                .filter(result -> name != null && result.until() > clock.millis())
                .map(result -> new Readable(result, folder.file(user.required().organisation(), String.valueOf(name))));
    }
}
