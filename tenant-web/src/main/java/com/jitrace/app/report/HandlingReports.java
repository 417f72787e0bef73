package com.jitrace.app.report;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** People of a brand, or operators, look at the reports that came to their organisation and answer them. */
@ApplicationScoped
public class HandlingReports {
    public static final int ANSWER_CHARACTERS_MAX = 1_000;
    private static final int ROWS_MAX = 200;

    private final Databases databases;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    HandlingReports(Databases databases, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected HandlingReports() {
        this(null, null, null);
    }

    /** What came, newest first; at most 200. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR, Role.AUDITOR})
    public List<ProblemReport> all() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from ProblemReport r order by r.reportedAt desc", ProblemReport.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }

    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR, Role.AUDITOR})
    public Optional<ProblemReport> find(String id) {
        return databases.of(
                user.required().organisation(), session -> Optional.ofNullable(session.find(ProblemReport.class, id)));
    }

    /** The hashes of a report's photos, in the order in which they came. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR, Role.AUDITOR})
    public List<String> list(String id) {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery(
                                "select p.hash from ReportPhoto p where p.reportId = :id order by p.id", String.class)
                        .setParameter("id", id)
                        .list());
    }

    /** A photo of one of this organisation's reports. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR, Role.AUDITOR})
    public Optional<ReportPhoto> one(String id, String hash) {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery(
                                "from ReportPhoto p where p.reportId = :id and p.hash = :hash", ReportPhoto.class)
                        .setParameter("id", id)
                        .setParameter("hash", hash)
                        .setMaxResults(1)
                        .uniqueResultOptional());
    }

    /** Sets how far a report is and what the reader is told; false when there is no such report or the answer is too long. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR})
    public boolean answer(String id, ReportStatus status, String answer) {
        String tidy = answer.strip();
        if (tidy.length() > ANSWER_CHARACTERS_MAX) {
            return false;
        }
        return databases.of(user.required().organisation(), session -> {
            Optional<ProblemReport> report = Optional.ofNullable(session.find(ProblemReport.class, id));
            report.ifPresent(one -> one.become(status, tidy, clock.millis()));
            return report.isPresent();
        });
    }

    /** How many reports of this organisation nobody has looked at yet. */
    public long waiting() {
        return databases.of(user.required().organisation(), session -> count(session, ReportStatus.NEW));
    }

    static long count(Session session, ReportStatus status) {
        return session.createQuery("select count(r) from ProblemReport r where r.status = :status", Long.class)
                .setParameter("status", status)
                .uniqueResult();
    }
}
