package com.jitrace.app.receiving;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Writes decisions down for good, one after the other, in the transaction that decided: the row, its document, and what goes to the chain –
 * the receipt of what is accepted, an observation of what is not.
 */
@ApplicationScoped
class GateRegister {
    /** The same refusal of the same part is observed on the chain once in so long; each is a row here all the same. */
    private static final long OBSERVED_AGAIN_MILLIS = 600_000;

    /** What was decided, before it is written down. */
    record Entry(Verdict.Scan scan, Optional<PartItem> item, GateDecision decision, String words, String overrules) {
        Entry(Verdict.Scan scan, Optional<PartItem> item, GateDecision decision) {
            this(scan, item, decision, "", "");
        }
    }

    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    GateRegister(Outbox outbox, Clock clock, RandomGenerator chance) {
        this.outbox = outbox;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GateRegister() {
        this(null, null, null);
    }

    /**
     * Writes a decision down.
     *
     * @param gate locked by this transaction
     * @param brandParty the organisation's own party, which signs
     */
    GateScan enter(Session session, ReceivingGate gate, String brandParty, SignedIn who, Entry entry) {
        Verdict verdict = new Verdict(
                OrganisationId.random(chance).value(),
                gate.id(),
                gate.decisions() + 1,
                entry.scan(),
                entry.item(),
                entry.decision(),
                entry.words(),
                Optional.of(entry.overrules()).filter(id -> !id.isEmpty()),
                clock.millis(),
                who);
        String doc = outbox.keep(session, GateScan.document(verdict, gate.lastDoc()));
        Details details = Details.none()
                .withAt(entry.scan().at())
                .withPlace(Place.of(gate.region()))
                .withDoc(doc);
        long row = 0;
        if (entry.item().isPresent()
                && !isObserved(session, verdict, entry.item().get())) {
            row = outbox.add(
                    session,
                    who.organisation(),
                    brandParty,
                    entry.decision().isAccepted() ? "receive" : "observe",
                    who,
                    statements(entry.item().get(), entry.decision(), details));
        }
        GateScan scan = new GateScan(verdict, doc, row);
        session.persist(scan);
        gate.decided(doc);
        return scan;
    }

    private static List<? extends Statement> statements(PartItem item, GateDecision decision, Details details) {
        return decision.isAccepted()
                ? List.of(new Receive(item.goods(), details))
                : decision.reasons().stream()
                        .map(reason -> new Observe(item.goods(), reason.onChain(), details))
                        .toList();
    }

    private static boolean isObserved(Session session, Verdict verdict, PartItem item) {
        return !verdict.decision().isAccepted()
                && session.createQuery(
                                        "select count(s) from GateScan s where s.ref = :ref and s.itemIndex = :index"
                                                + " and s.gateId = :gate and s.decision = :decision"
                                                + " and s.reasons = :reasons and s.outboxId > 0 and s.decidedAt > :since",
                                        Long.class)
                                .setParameter("ref", item.ref())
                                .setParameter("index", item.index())
                                .setParameter("gate", verdict.gateId())
                                .setParameter("decision", verdict.decision().decision())
                                .setParameter(
                                        "reasons",
                                        verdict.decision().reasons().stream()
                                                .map(Enum::name)
                                                .collect(Collectors.joining(" ")))
                                .setParameter("since", verdict.decidedAt() - OBSERVED_AGAIN_MILLIS)
                                .getSingleResult()
                        > 0;
    }

    /** The gate, held until this transaction ends; empty when there is none of this id or it is closed. */
    static Optional<ReceivingGate> hold(Session session, String gate) {
        return gate.matches("[0-9a-f]{32}")
                ? Optional.ofNullable(session.find(
                                ReceivingGate.class, gate, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE))
                        .filter(found -> !found.isClosed())
                : Optional.empty();
    }
}
