package com.jitrace.app.dossier;

import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CertifiedProduct;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.trace.Node;
import com.jitrace.app.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.Session;

/** The entries that made, moved, measured and built in the items of a walk, as far as the reader was told of them. */
@ApplicationScoped
class ToldEntries {
    private final ReadModel model;

    @Inject
    ToldEntries(ReadModel model) {
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ToldEntries() {
        this(null);
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
}
