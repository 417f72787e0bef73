package com.jitrace.app.projection;

import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Provisioning;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Follows the block feed into every organisation's read model, each in its own transactions with its own cursor. */
@ApplicationScoped
public class Projector {
    private static final int BLOCKS_PER_TRANSACTION = 50;

    private final ChainGateway chain;
    private final Databases databases;
    private final ReadModel model;
    private final References references;
    private final Slices slices;
    private final Map<OrganisationId, ReentrantLock> busy = new ConcurrentHashMap<>();

    @Inject
    private Provisioning provisioning;

    @Inject
    private Outbox outbox;

    @Inject
    Projector(ChainGateway chain, Databases databases, ReadModel model, References references, Slices slices) {
        this.chain = chain;
        this.databases = databases;
        this.model = model;
        this.references = references;
        this.slices = slices;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Projector() {
        this(null, null, null, null, null);
    }

    /** Brings the references and every organisation up to the certified head. */
    public void round() {
        for (long height = references.height(); height < chain.head().height(); height = references.height()) {
            references.apply(chain.blocks(height + 1, BLOCKS_PER_TRANSACTION));
        }
        slices.organisations().forEach(this::follow);
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
            Slices.Parties parties = slices.parties(organisation);
            boolean more = true;
            while (more) {
                more = databases.of(organisation, session -> {
                    List<CertifiedBlock> blocks =
                            chain.blocks(model.cursorToMove(session).height() + 1, BLOCKS_PER_TRANSACTION);
                    Slice slice = slices.slice(session, parties);
                    for (CertifiedBlock block : blocks) {
                        new BlockWriter(model, session, slice, block).write();
                        List<String> ours = block.batches().stream()
                                .filter(batch -> parties.own().contains(batch.author()))
                                .map(CertifiedBlock.Batch::batchId)
                                .toList();
                        outbox.markFinal(session, ours, block.height());
                    }
                    return blocks.size() == BLOCKS_PER_TRANSACTION;
                });
            }
        } finally {
            lock.unlock();
        }
    }
}
