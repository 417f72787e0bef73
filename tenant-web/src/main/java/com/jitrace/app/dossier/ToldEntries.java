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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.Session;

/** The entries that made, moved, measured and built in the items of a walk, as far as the reader was told of them, with their proofs. */
@ApplicationScoped
class ToldEntries {
    /** How often proofs are fetched anew because the chain published another checkpoint meanwhile. */
    private static final int ROUNDS_MAX = 20;

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

    /** All to one checkpoint; empty while the chain does not reach one of them or publishes too fast. */
    Optional<List<EntryProof>> prove(SortedSet<Long> leaves) {
        TreeMap<Long, EntryProof> proofs = new TreeMap<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            String newest =
                    proofs.isEmpty() ? "" : proofs.lastEntry().getValue().checkpoint();
            for (long leaf : leaves) {
                EntryProof known = proofs.get(leaf);
                if (known == null || !known.checkpoint().equals(newest)) {
                    Optional<EntryProof> fresh = chain.proof(leaf);
                    if (fresh.isEmpty()) {
                        return Optional.empty();
                    }
                    proofs.put(leaf, fresh.get());
                    newest = fresh.get().checkpoint();
                }
            }
            if (proofs.values().stream().map(EntryProof::checkpoint).distinct().count() == 1) {
                return Optional.of(List.copyOf(proofs.values()));
            }
        }
        return Optional.empty();
    }
}
