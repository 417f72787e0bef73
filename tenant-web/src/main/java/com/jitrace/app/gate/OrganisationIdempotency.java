package com.jitrace.app.gate;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;

/** Keeps keys and answers in the organisation's own database. */
@ApplicationScoped
public class OrganisationIdempotency implements IdempotencyStore {
    private static final long KEPT_MILLIS = 7L * 24 * 3600 * 1000;

    private final Databases databases;
    private final Clock clock;

    @Inject
    OrganisationIdempotency(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OrganisationIdempotency() {
        this(null, null);
    }

    @Override
    public Reservation reserve(SignedIn who, String key, String requestHash) {
        IdempotencyRow.Id id = new IdempotencyRow.Id(who.accountId(), key);
        try {
            return databases.of(who.organisation(), session -> {
                forgetOld(session);
                Optional<Reservation> known = known(session, id, requestHash);
                if (known.isEmpty()) {
                    session.persist(new IdempotencyRow(id, requestHash, clock.millis()));
                    session.flush();
                }
                return known.orElseGet(First::new);
            });
        } catch (RuntimeException raced) {
            return databases
                    .of(who.organisation(), session -> known(session, id, requestHash))
                    .orElseThrow(() -> raced);
        }
    }

    private static Optional<Reservation> known(Session session, IdempotencyRow.Id id, String requestHash) {
        IdempotencyRow row = session.find(IdempotencyRow.class, id);
        if (row == null) {
            return Optional.empty();
        }
        if (!row.isFor(requestHash)) {
            return Optional.of(new Conflict());
        }
        return Optional.of(row.answered() ? new Replay(row.answer()) : new InProgress());
    }

    private void forgetOld(Session session) {
        session.createMutationQuery("delete from IdempotencyRow r where r.createdAt < :before")
                .setParameter("before", clock.millis() - KEPT_MILLIS)
                .executeUpdate();
    }

    @Override
    public void complete(SignedIn who, String key, Answer answer) {
        databases.of(who.organisation(), session -> {
            IdempotencyRow row = session.find(IdempotencyRow.class, new IdempotencyRow.Id(who.accountId(), key));
            if (row != null) {
                row.complete(answer);
            }
            return true;
        });
    }

    @Override
    public void release(SignedIn who, String key) {
        databases.of(who.organisation(), session -> {
            IdempotencyRow row = session.find(IdempotencyRow.class, new IdempotencyRow.Id(who.accountId(), key));
            if (row != null) {
                session.remove(row);
            }
            return true;
        });
    }
}
