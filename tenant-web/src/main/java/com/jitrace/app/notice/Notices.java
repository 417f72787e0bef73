package com.jitrace.app.notice;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.hibernate.Session;

/** What people are told; written in the transaction of what they are told about. */
@ApplicationScoped
public class Notices {
    private static final int ROWS_MAX = 50;

    private final Databases databases;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    Notices(Databases databases, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Notices() {
        this(null, null, null);
    }

    /** Tells an account of the organisation whose database the session is on. */
    public void tell(Session session, String accountId, News news) {
        session.persist(new Notice(accountId, news, clock.millis()));
    }

    /** What the signed-in person has not seen yet, newest first; at most 50. */
    public List<Notice> unseen() {
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> unseen(session, who));
    }

    private static List<Notice> unseen(Session session, SignedIn who) {
        return session.createQuery(
                        "from Notice n where n.accountId = :account and n.seenAt = 0 order by n.id desc", Notice.class)
                .setParameter("account", who.accountId())
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The signed-in person has seen everything up to and including this one. */
    public void seen(long upTo) {
        SignedIn who = user.required();
        databases.of(who.organisation(), session -> {
            unseen(session, who).stream()
                    .filter(notice -> notice.id() <= upTo)
                    .forEach(notice -> notice.seen(clock.millis()));
            return true;
        });
    }
}
