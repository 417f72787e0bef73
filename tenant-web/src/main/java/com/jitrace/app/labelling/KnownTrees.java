package com.jitrace.app.labelling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hibernate.Session;

/**
 * The commitment trees of the batches that are asked for most. A tree is half a megabyte for a million codes and is never changed once it is
 * written, so reading and hashing it for every proof was most of a verdict's cost (docs/performance.md).
 */
@ApplicationScoped
class KnownTrees {
    /** Those of about thirty million codes. */
    private static final long BYTES_MAX = 32L << 20;

    /** A batch belongs to one organisation; naming both keeps an answer behind the wall that it was read behind. */
    private record Whose(OrganisationId brand, String ref) {}

    private final Cache<Whose, CommitmentTree> trees = Caffeine.newBuilder()
            .maximumWeight(BYTES_MAX)
            .weigher((Whose whose, CommitmentTree tree) -> tree.bytes())
            .build();

    @Inject
    KnownTrees() {}

    /** The tree of a batch; in a transaction on its brand's database. */
    CommitmentTree of(Session session, OrganisationId brand, CodeBatch batch) {
        return trees.get(new Whose(brand, batch.ref()), whose -> read(session, batch));
    }

    /** The column by itself: as an entity the session would keep a second copy of it to compare. */
    private static CommitmentTree read(Session session, CodeBatch batch) {
        return CommitmentTree.read(
                batch.count(),
                session.createQuery("select t.upperNodes from CodeTree t where t.ref = :ref", byte[].class)
                        .setParameter("ref", batch.ref())
                        .getSingleResult());
    }
}
