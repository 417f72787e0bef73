package com.jitrace.app.projection;

import com.jitrace.app.licence.Partners;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.app.tenancy.Provisioning;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Follows the block feed into every organisation's read model, each in its own transactions with its own cursor. */
@ApplicationScoped
public class Projector {
    private static final int BLOCKS_PER_TRANSACTION = 50;

    private final ChainGateway chain;
    private final Databases databases;
    private final Organisations organisations;
    private final Provisioning provisioning;
    private final ReadModel model;
    private final Outbox outbox;
    private final Partners partners;
    private final References references;
    private final Map<OrganisationId, ReentrantLock> busy = new ConcurrentHashMap<>();

    @Inject
    Projector(
            ChainGateway chain,
            Databases databases,
            Organisations organisations,
            Provisioning provisioning,
            ReadModel model,
            Outbox outbox,
            Partners partners,
            References references) {
        this.chain = chain;
        this.databases = databases;
        this.organisations = organisations;
        this.provisioning = provisioning;
        this.model = model;
        this.outbox = outbox;
        this.partners = partners;
        this.references = references;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Projector() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Brings the references and every organisation up to the certified head. */
    public void round() {
        for (long height = references.height(); height < chain.head().height(); height = references.height()) {
            references.apply(chain.blocks(height + 1, BLOCKS_PER_TRANSACTION));
        }
        organisations.all().forEach(organisation -> follow(organisation.id()));
    }

    /** Drops the organisation's read model and projects it again from the first block; returns the digest of its rows. */
    public String rebuild(OrganisationId organisation) {
        ReentrantLock lock = busy.computeIfAbsent(organisation, id -> new ReentrantLock());
        lock.lock();
        try {
            provisioning.emptyReadModel(organisation);
            follow(organisation);
            return model.digest(organisation);
        } finally {
            lock.unlock();
        }
    }

    private void follow(OrganisationId organisation) {
        ReentrantLock lock = busy.computeIfAbsent(organisation, id -> new ReentrantLock());
        lock.lock();
        try {
            Set<String> own = new HashSet<>();
            Set<String> brands = new HashSet<>();
            for (Party party : organisations.parties(organisation)) {
                own.add(party.id());
                organisations
                        .findParty(party.tenant(), party.tenant())
                        .map(Party::id)
                        .ifPresent(brands::add);
            }
            boolean more = true;
            while (more) {
                more = databases.of(organisation, session -> {
                    Slice slice = new Slice(own, brands, partners.ids(session));
                    List<CertifiedBlock> blocks =
                            chain.blocks(model.cursor(session).height() + 1, BLOCKS_PER_TRANSACTION);
                    for (CertifiedBlock block : blocks) {
                        new BlockWriter(model, session, slice, block).write();
                        List<String> ours = block.batches().stream()
                                .filter(batch -> own.contains(batch.author()))
                                .map(CertifiedBlock.Batch::batchId)
                                .toList();
                        outbox.markFinal(session, ours, block.height());
                    }
                    return !blocks.isEmpty();
                });
            }
        } finally {
            lock.unlock();
        }
    }
}
