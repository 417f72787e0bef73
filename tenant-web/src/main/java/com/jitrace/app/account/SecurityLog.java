package com.jitrace.app.account;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.hibernate.Session;

/** The security log of each organisation, in its own database; its administrators and auditors read it, nobody changes it. */
@ApplicationScoped
public class SecurityLog {
    private static final int ROWS_MAX = 500;

    private final Databases databases;
    private final Clock clock;
    private final CurrentUser user;

    @Resource
    private ManagedExecutorService threads;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SecurityLog(Databases databases, Clock clock, CurrentUser user) {
        this.databases = databases;
        this.clock = clock;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SecurityLog() {
        this(null, null, null);
    }

    /** Writes down what somebody did; a transaction of its own on that organisation's database. */
    public void record(SignedIn who, SecurityEvent.Kind kind, String subject) {
        write(who.organisation(), kind, who.accountId(), who.displayName(), subject);
    }

    /** The same in the transaction of what was done, on the database of that organisation. */
    public void record(Session session, SignedIn who, SecurityEvent.Kind kind, String subject) {
        session.persist(new SecurityEvent(kind, who.accountId(), who.displayName(), subject, clock.millis()));
    }

    /** The same after the answer, so that a sign-in name that exists costs no more time than one that does not. */
    void recordLater(OrganisationId organisation, SecurityEvent.Kind kind, String accountId, String who) {
        threads.submit(() -> write(organisation, kind, accountId, who, ""));
    }

    private void write(OrganisationId organisation, SecurityEvent.Kind kind, String id, String who, String subject) {
        databases.of(organisation, session -> {
            session.persist(new SecurityEvent(kind, id, who, subject, clock.millis()));
            return true;
        });
    }

    /** The newest lines of the reader's own organisation, newest first. */
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.AUDITOR, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
    public List<SecurityEvent> newest() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from SecurityEvent e order by e.id desc", SecurityEvent.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }
}
