package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SecurityEvent;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives exported codes out: each time by a link that works once, for a short time, within the brand; and counts it. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class FetchingCodeExports {
    /** How long a link works. */
    public static final Duration LINK_VALID = Duration.ofMinutes(30);

    /** Links to one export. */
    public static final int LINKS_MAX = 5;

    /** Most rows that are shown at once. */
    public static final int ROWS_MAX = 200;

    private static final int TOKEN_BYTES = 32;

    /** Outcome of asking for a link. */
    public sealed interface Linking permits Linked, TooMany, NoExport {}

    /**
     * A link, shown this once.
     *
     * @param token 43 characters of base64url
     * @param expiresAt milliseconds UTC
     */
    public record Linked(String token, long expiresAt) implements Linking {}

    /** All links of this export have been given; it must be asked for again. */
    public record TooMany() implements Linking {}

    /** The brand has no such export, or it is not written yet, or it was deleted by its age. */
    public record NoExport() implements Linking {}

    private final Databases databases;
    private final Jobs jobs;
    private final CurrentUser user;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    private SecurityLog log;

    @Inject
    FetchingCodeExports(Databases databases, Jobs jobs, CurrentUser user, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.jobs = jobs;
        this.user = user;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FetchingCodeExports() {
        this(null, null, null, null, null);
    }

    /** The brand's exports, newest first. */
    public List<Job> exports() {
        return jobs.newest().stream()
                .filter(job -> job.kind().equals(CodeExport.KIND))
                .toList();
    }

    /** A link to the file of an export. */
    public Linking link(String job) {
        if (jobs.secret(CodeExport.KIND, job).isEmpty()) {
            return new NoExport();
        }
        SignedIn who = user.required();
        byte[] secret = new byte[TOKEN_BYTES];
        chance.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return databases.of(who.organisation(), session -> {
            session.find(Job.class, job, LockModeType.PESSIMISTIC_WRITE);
            long given = session.createQuery("select count(l) from CodeLink l where l.jobId = :job", Long.class)
                    .setParameter("job", job)
                    .getSingleResult();
            if (given >= LINKS_MAX) {
                return new TooMany();
            }
            long expiresAt = clock.millis() + LINK_VALID.toMillis();
            session.persist(new CodeLink(hash(token), job, who, clock.millis(), expiresAt));
            return new Linked(token, expiresAt);
        });
    }

    /** The file behind a link of the signed-in brand, and the link is used up; empty when it was, or never was. */
    public Optional<Jobs.Readable> fetch(String token) {
        SignedIn who = user.required();
        String hash = hash(token);
        Optional<String> job = databases.of(
                who.organisation(),
                session ->
                        Optional.ofNullable(session.find(CodeLink.class, hash)).map(CodeLink::jobId));
        Optional<Jobs.Readable> file = job.flatMap(id -> jobs.secret(CodeExport.KIND, id));
        return file.filter(readable -> databases.of(who.organisation(), session -> {
            CodeLink link = session.find(CodeLink.class, hash, LockModeType.PESSIMISTIC_WRITE);
            if (!link.worksAt(clock.millis())) {
                return false;
            }
            link.used(clock.millis());
            Job written = session.find(Job.class, link.jobId());
            session.persist(new CodeDownload(written.subject(), who, link.jobId(), readable.result(), clock.millis()));
            log.record(
                    session, who, SecurityEvent.Kind.EXPORT, readable.result().name());
            return true;
        }));
    }

    /** Who fetched what, newest first. */
    public List<CodeDownload> downloads() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from CodeDownload d order by d.id desc", CodeDownload.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }

    private static String hash(String token) {
        return Hash.over(token.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
