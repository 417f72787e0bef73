package com.jitrace.app.outbox;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.WebNode;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;

/**
 * Whose turn it is to send: one web node for each organisation, so that no decision is signed twice. Taken by a conditional update,
 * renewed when half of it is over, given back when nothing waits, and taken over when its holder has been silent for too long.
 */
final class Turn {
    /** How long a node may be silent before another sends in its place. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Databases databases;
    private final WebNode node;
    private final Clock clock;
    private final Map<OrganisationId, Long> heldUntil = new ConcurrentHashMap<>();

    Turn(Databases databases, WebNode node, Clock clock) {
        this.databases = databases;
        this.node = node;
        this.clock = clock;
    }

    /** True if this node sends for the organisation now. */
    boolean take(OrganisationId organisation) {
        long now = clock.millis();
        if (heldUntil.getOrDefault(organisation, 0L) - now > LEASE.toMillis() / 2) {
            return true;
        }
        long until = now + LEASE.toMillis();
        boolean taken = databases.of(
                organisation,
                session -> update(
                        session,
                        "update OutboxLease l set l.holder = :node, l.leaseUntil = :until where l.id = :only"
                                + " and (l.holder is null or l.holder = :node or l.leaseUntil < :now)",
                        until,
                        now));
        if (taken) {
            heldUntil.put(organisation, until);
        } else {
            heldUntil.remove(organisation);
        }
        return taken;
    }

    /** Gives the turn back, if this node has it: nothing waits any more. */
    void over(OrganisationId organisation) {
        if (heldUntil.remove(organisation) != null) {
            databases.of(
                    organisation,
                    session -> session.createMutationQuery("update OutboxLease l set l.holder = null, l.leaseUntil = 0"
                                            + " where l.id = :only and l.holder = :node")
                                    .setParameter("only", OutboxLease.ONLY)
                                    .setParameter("node", node.id())
                                    .executeUpdate()
                            == 1);
        }
    }

    /**
     * In the transaction that signs: whether the turn is still this node's. Nobody takes it over before the transaction ends, so a node
     * that was stopped for a while signs nothing that another has signed meanwhile.
     */
    boolean stillOurs(Session session) {
        return session.find(OutboxLease.class, OutboxLease.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .isHeldBy(node.id(), clock.millis());
    }

    private boolean update(Session session, String how, long until, long now) {
        return session.createMutationQuery(how)
                        .setParameter("node", node.id())
                        .setParameter("until", until)
                        .setParameter("only", OutboxLease.ONLY)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
