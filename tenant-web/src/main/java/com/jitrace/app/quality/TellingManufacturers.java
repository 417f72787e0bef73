package com.jitrace.app.quality;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.Role;
import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.trace.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/**
 * Tells a manufacturer what its supplier gave notice of, once its own read model says that it holds, held or expects some of the goods; until
 * then the telling waits. Written at the manufacturer first, under an id that was drawn before: told again after a crash, it is there already.
 */
@ApplicationScoped
class TellingManufacturers {
    /** Most tellings that are tried in one round of one supplier. */
    private static final int TELLINGS_MAX = 200;

    /** What one manufacturer is told. */
    private record Message(Telling telling, QualityNotice notice, List<Origin.Stretch> items) {}

    private final Databases databases;
    private final Organisations organisations;
    private final ReadModel model;
    private final Accounts accounts;
    private final Notices notices;

    @Inject
    private Clock clock;

    @Inject
    @SuppressWarnings("NullAway.Init")
    TellingManufacturers(
            Databases databases, Organisations organisations, ReadModel model, Accounts accounts, Notices notices) {
        this.databases = databases;
        this.organisations = organisations;
        this.model = model;
        this.accounts = accounts;
        this.notices = notices;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TellingManufacturers() {
        this(null, null, null, null, null);
    }

    /** Tries everything that this supplier's manufacturers were not told yet. */
    void round(OrganisationId supplier) {
        List<Message> messages = databases.of(supplier, session -> {
            Register register = new Register(session);
            return register.untold(TELLINGS_MAX).stream()
                    .map(telling -> message(register, telling))
                    .toList();
        });
        for (Message message : messages) {
            boolean told = tell(supplier, message);
            databases.of(supplier, session -> {
                Telling telling = session.find(Telling.class, message.telling().id(), LockModeType.PESSIMISTIC_WRITE);
                telling.tried(clock.millis());
                if (told) {
                    telling.told(clock.millis());
                }
                return true;
            });
        }
    }

    private static Message message(Register register, Telling telling) {
        QualityNotice notice = register.find(telling.noticeId()).orElseThrow();
        return new Message(
                telling,
                notice,
                register.items(notice).stream()
                        .filter(some -> some.telling().equals(telling.id()))
                        .map(NoticeItems::stretch)
                        .toList());
    }

    private boolean tell(OrganisationId supplier, Message message) {
        OrganisationId manufacturer = message.telling().tenant();
        String party = organisations.brandParty(manufacturer);
        String name = organisations.find(supplier).orElseThrow().name();
        List<String> people = accounts.having(manufacturer, Set.of(Role.BRAND_ADMIN, Role.BRAND_USER));
        return databases.of(manufacturer, session -> {
            if (session.find(QualityNotice.class, message.telling().id()) != null) {
                return true;
            }
            boolean concerned =
                    message.items().stream().anyMatch(some -> model.concerns(session, some.ref(), some.span(), party));
            if (concerned) {
                keep(session, message);
                News news = new News(
                        "quality.told",
                        name + " · " + message.notice().about(),
                        "/console/qualitynotice.xhtml?id=" + message.telling().id());
                people.forEach(account -> notices.tell(session, account, news));
            }
            return concerned;
        });
    }

    private void keep(Session session, Message message) {
        QualityNotice told =
                message.notice().told(message.telling().id(), message.telling().party(), clock.millis());
        session.persist(told);
        new Register(session).keep(told, "", message.items(), 0);
    }
}
