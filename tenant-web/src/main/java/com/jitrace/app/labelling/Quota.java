package com.jitrace.app.labelling;

import com.jitrace.app.outbox.OutboxRow;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.ReadModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * How many codes a brand may still order: what the licences in force grant, less what the chain has issued, less what is reserved by
 * orders that the chain does not have yet. The chain judges last.
 */
@ApplicationScoped
public class Quota {
    private static final List<CodeBatch.State> LIVE = List.of(CodeBatch.State.ORDERED, CodeBatch.State.SENT);

    private final ReadModel model;
    private final Clock clock;

    @Inject
    Quota(ReadModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Quota() {
        this(null, null);
    }

    /** The licence that ends first among those with so many codes left. */
    Optional<CertifiedLicence> licenceFor(Session session, int count) {
        return inForce(session).stream()
                .filter(licence -> left(session, licence) >= count)
                .min(Comparator.comparingLong(CertifiedLicence::until));
    }

    /** Codes left in all licences in force. */
    public long left(Session session) {
        return inForce(session).stream()
                .mapToLong(licence -> left(session, licence))
                .sum();
    }

    /** Codes left in the licence that has most of them: the largest order there can be. */
    long leftInOne(Session session) {
        return inForce(session).stream()
                .mapToLong(licence -> left(session, licence))
                .max()
                .orElse(0);
    }

    private List<CertifiedLicence> inForce(Session session) {
        long now = clock.millis();
        return model.licences(session).stream()
                .filter(licence -> licence.until() > now)
                .toList();
    }

    private static long left(Session session, CertifiedLicence licence) {
        return Math.max(0, licence.left() - reserved(session, licence.id()));
    }

    private static long reserved(Session session, String licence) {
        return session
                .createQuery(
                        "select b from CodeBatch b where b.licenceId = :licence and b.state in (:live)"
                                + " and not exists (select c.ref from CertifiedBatch c where c.ref = b.ref)"
                                + " and not exists (select o.id from OutboxRow o where o.id = b.outboxId"
                                + " and o.state = :refused)",
                        CodeBatch.class)
                .setParameter("licence", licence)
                .setParameterList("live", LIVE)
                .setParameter("refused", OutboxRow.State.REFUSED)
                .list()
                .stream()
                .mapToLong(CodeBatch::count)
                .sum();
    }

    /** Codes of these batches that are reserved or issued: neither given up nor refused by the chain. */
    long held(Session session, Collection<String> refs) {
        return session
                .createQuery(
                        "select b from CodeBatch b where b.ref in (:refs) and b.state in (:live)"
                                + " and not exists (select o.id from OutboxRow o where o.id = b.outboxId"
                                + " and o.state = :refused)",
                        CodeBatch.class)
                .setParameterList("refs", refs)
                .setParameterList("live", LIVE)
                .setParameter("refused", OutboxRow.State.REFUSED)
                .list()
                .stream()
                .mapToLong(CodeBatch::count)
                .sum();
    }
}
