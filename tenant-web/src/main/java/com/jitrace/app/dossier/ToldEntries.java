package com.jitrace.app.dossier;

import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CertifiedProduct;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.trace.Node;
import com.jitrace.app.trace.Trace;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.Session;

/** The entries that made, moved, measured and built in the items of a walk, as far as the reader was told of them, with their proofs. */
@ApplicationScoped
class ToldEntries {
    /** How often proofs are fetched anew because the chain published another checkpoint meanwhile. */
    private static final int ROUNDS_MAX = 20;

    /** How long one round waits for a checkpoint that reaches further. */
    private static final long WAIT_MILLIS = 250;

    private final ReadModel model;
    private final ChainGateway chain;

    @Inject
    ToldEntries(ReadModel model, ChainGateway chain) {
        this.model = model;
        this.chain = chain;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ToldEntries() {
        this(null, null);
    }

    /** Places in the log; of a sealed stop none. */
    SortedSet<Long> leaves(Session session, Trace trace) {
        SortedSet<Long> leaves = new TreeSet<>();
        for (Node node : trace.nodes()) {
            if (node.content() instanceof Node.Sealed) {
                continue;
            }
            if (node.before() >= 0) {
                leaves.add(node.in().leaf());
                leaves.add(node.out().leaf());
            }
            if (node.content() instanceof Node.Items items) {
                String ref = items.items().ref();
                leaves.addAll(model.leavesOf(session, ref, items.items().span()));
                Optional<CertifiedBatch> batch = model.batch(session, ref);
                batch.map(CertifiedBatch::leafIndex).ifPresent(leaves::add);
                batch.flatMap(known -> model.product(session, known.productId()))
                        .map(CertifiedProduct::leafIndex)
                        .ifPresent(leaves::add);
            }
        }
        // what was not told has no place
        leaves.remove(0L);
        return leaves;
    }

    /** All to one checkpoint; empty when within some seconds the chain reaches one of them in no published checkpoint, or publishes too fast. */
    Optional<List<EntryProof>> prove(SortedSet<Long> leaves) {
        SortedMap<Long, EntryProof> proofs = new TreeMap<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (!fetch(leaves, proofs) && !waited()) {
                return Optional.empty();
            }
            boolean all = proofs.size() == leaves.size();
            if (all
                    && proofs.values().stream()
                                    .map(EntryProof::checkpoint)
                                    .distinct()
                                    .count()
                            == 1) {
                return Optional.of(List.copyOf(proofs.values()));
            }
        }
        return Optional.empty();
    }

    /** Fetches what is missing, or leads to another checkpoint than the newest; false if the published one does not reach an entry yet. */
    private boolean fetch(SortedSet<Long> leaves, SortedMap<Long, EntryProof> proofs) {
        String newest = proofs.values().stream()
                .reduce((before, last) -> last)
                .map(EntryProof::checkpoint)
                .orElse("");
        for (long leaf : leaves) {
            EntryProof known = proofs.get(leaf);
            if (known == null || !known.checkpoint().equals(newest)) {
                Optional<EntryProof> fresh = chain.proof(leaf);
                if (fresh.isEmpty()) {
                    return false;
                }
                proofs.put(leaf, fresh.get());
                newest = fresh.get().checkpoint();
            }
        }
        return true;
    }

    /** A checkpoint is published once a second at most. */
    private boolean waited() {
        try {
            chain.awaitBlockAfter(chain.head().height(), WAIT_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
