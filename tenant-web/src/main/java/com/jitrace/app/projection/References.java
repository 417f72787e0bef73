package com.jitrace.app.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.CertifiedBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The control database's small projection: which organisation a batch of codes belongs to. */
@ApplicationScoped
public class References {
    private static final long KNOWN_MAX = 100_000;

    private final Databases databases;

    /** What a final block said stays so; only what was found is kept, the next block may bring what was not. */
    private final Cache<String, OrganisationId> known =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();

    @Inject
    References(Databases databases) {
        this.databases = databases;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected References() {
        this(null);
    }

    /** The organisation whose batch this reference names; empty when the chain has no such batch of an organisation here. */
    public Optional<OrganisationId> owner(String ref) {
        Optional<OrganisationId> before = Optional.ofNullable(known.getIfPresent(ref));
        Optional<OrganisationId> owner = before.or(() -> databases.control(session ->
                Optional.ofNullable(session.find(BatchReference.class, ref)).map(BatchReference::organisation)));
        owner.ifPresent(organisation -> known.put(ref, organisation));
        return owner;
    }

    long height() {
        return databases.control(
                session -> session.find(ControlCursor.class, ControlCursor.ONLY).height());
    }

    void apply(List<CertifiedBlock> blocks) {
        databases.control(session -> {
            ControlCursor cursor =
                    session.find(ControlCursor.class, ControlCursor.ONLY, LockModeType.PESSIMISTIC_WRITE);
            for (CertifiedBlock block : blocks) {
                // what another web node has applied meanwhile is done
                if (block.height() > cursor.height()) {
                    apply(session, block);
                    cursor.moveTo(block.height());
                }
            }
            return true;
        });
    }

    private static void apply(Session session, CertifiedBlock block) {
        for (CertifiedBlock.Batch batch : block.batches()) {
            for (Statement statement : batch.statements()) {
                if (statement instanceof Issue issue) {
                    Party brand = session.find(Party.class, issue.brand());
                    if (brand != null) {
                        session.persist(new BatchReference(issue.batch(), brand.organisation(), block.height()));
                    }
                }
            }
        }
    }
}
