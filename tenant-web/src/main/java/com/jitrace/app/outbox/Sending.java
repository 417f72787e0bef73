package com.jitrace.app.outbox;

import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.keyring.PartyKey;
import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.WebNode;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Signs what waits, submits it in order, asks after it, and signs anew only after a certified block lies past its time and the chain does
 * not have it (CHAIN.md §8). Final comes from the block feed, not from here.
 */
@ApplicationScoped
public class Sending {
    private static final long VALID_MILLIS = 300_000;
    private static final int ROWS_PER_ROUND = 200;

    private final Databases databases;
    private final Keyring keyring;
    private final ChainGateway chain;
    private final Clock clock;
    private final RandomGenerator chance;
    private final OpeningDelivery openings;

    private List<Enclosure> enclosures = List.of();

    @Inject
    @Any
    private @Nullable Instance<Enclosure> found;

    @Inject
    private Notices notices;

    @Inject
    private WebNode node;

    private Turn turn;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Sending(Databases databases, Keyring keyring, ChainGateway chain, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.openings = new OpeningDelivery(databases);
        this.keyring = keyring;
        this.chain = chain;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Sending() {
        this(null, null, null, null, null);
    }

    /** For a test without a container: what is injected otherwise. */
    Sending with(Notices theirNotices, WebNode theirNode) {
        notices = theirNotices;
        node = theirNode;
        ready();
        return this;
    }

    @PostConstruct
    void ready() {
        turn = new Turn(databases, node, clock);
        enclosures = found == null ? List.of() : found.stream().toList();
    }

    /**
     * Sends what waits, unless another web node does; true when something is still on its way, whoever sends it, and should be asked
     * after soon.
     */
    public boolean round(OrganisationId organisation) {
        List<OutboxRow> open = open(organisation);
        if (open.isEmpty()) {
            turn.over(organisation);
            return false;
        }
        if (!turn.take(organisation)) {
            return true;
        }
        if (open.stream().anyMatch(row -> row.signedBatch() == null)) {
            signWaiting(organisation);
            open = open(organisation);
        }
        for (OutboxRow row : open) {
            if (!step(organisation, row)) {
                break;
            }
        }
        return true;
    }

    private List<OutboxRow> open(OrganisationId organisation) {
        return databases.of(
                organisation, session -> open(session, List.of(OutboxRow.State.WAITING, OutboxRow.State.SUBMITTED)));
    }

    private void signWaiting(OrganisationId organisation) {
        databases.of(organisation, session -> {
            if (turn.stillOurs(session)) {
                for (OutboxRow row : open(session, List.of(OutboxRow.State.WAITING))) {
                    if (row.signedBatch() == null) {
                        sign(session, organisation, row);
                    }
                }
            }
            return true;
        });
    }

    private void sign(Session session, OrganisationId organisation, OutboxRow row) {
        PartyKey key = session.find(PartyKey.class, row.partyId());
        long notAfter = Math.max(clock.millis(), chain.head().time()) + VALID_MILLIS;
        SecretKey secret = SecretKey.ofSeed(keyring.seed(session, organisation, key));
        SignedBatch batch = new BatchSigner(chain.genesis().chainId(), key.partyId(), key.keyId(), secret)
                .sign(OrganisationId.random(chance).value(), notAfter, StatementText.read(row.statements()));
        row.signed(batch.batchId(), BatchBytes.write(batch), notAfter, clock.millis());
    }

    /** False when the rows behind this one must wait. */
    private boolean step(OrganisationId organisation, OutboxRow row) {
        String batchId = row.batchId();
        byte[] bytes = row.signedBatch();
        if (batchId == null || bytes == null) {
            return false;
        }
        if (row.state() == OutboxRow.State.SUBMITTED) {
            Outcome outcome = chain.outcome(batchId);
            if (outcome instanceof Outcome.Refused refused) {
                refuse(organisation, row, refused.refusal());
                return true;
            }
            if (!(outcome instanceof Outcome.Unknown)) {
                return true;
            }
            if (chain.head().time() > row.notAfter()) {
                change(organisation, row, (session, stored) -> stored.unsign(clock.millis()));
                return false;
            }
        }
        openings.deliver(organisation, row);
        enclose(organisation, row);
        return submit(organisation, row, BatchBytes.read(bytes));
    }

    private void enclose(OrganisationId organisation, OutboxRow row) {
        if (enclosures.isEmpty()) {
            return;
        }
        OrganisationId tenant = databases.of(
                organisation,
                session -> new OrganisationId(
                        session.find(PartyKey.class, row.partyId()).tenantId()));
        List<Statement> statements = StatementText.read(row.statements());
        enclosures.forEach(enclosure -> enclosure.deliver(organisation, tenant, statements));
    }

    private boolean submit(OrganisationId organisation, OutboxRow row, SignedBatch batch) {
        Submission submission = chain.submit(batch);
        if (submission instanceof Submission.Refused refused) {
            refuse(organisation, row, refused.refusal());
            return true;
        }
        if (submission instanceof Submission.Accepted) {
            change(organisation, row, (session, stored) -> stored.submitted(clock.millis()));
            return true;
        }
        return false;
    }

    /** Whoever decided it is told in the same transaction. */
    private void refuse(OrganisationId organisation, OutboxRow row, Refusal refusal) {
        change(organisation, row, (session, stored) -> {
            stored.refused(refusal, clock.millis());
            notices.tell(session, stored.createdBy(), new News("refused", stored.subject(), "/console/home.xhtml"));
        });
    }

    private void change(OrganisationId organisation, OutboxRow row, BiConsumer<Session, OutboxRow> change) {
        databases.of(organisation, session -> {
            OutboxRow stored = session.find(OutboxRow.class, row.id());
            boolean open = stored.state() == OutboxRow.State.WAITING || stored.state() == OutboxRow.State.SUBMITTED;
            // what was learnt of a batch says nothing of another one that was signed meanwhile
            if (open && Objects.equals(stored.batchId(), row.batchId())) {
                change.accept(session, stored);
            }
            return true;
        });
    }

    private static List<OutboxRow> open(Session session, List<OutboxRow.State> states) {
        return session.createQuery("from OutboxRow r where r.state in (:states) order by r.id", OutboxRow.class)
                .setParameterList("states", states)
                .setMaxResults(ROWS_PER_ROUND)
                .list();
    }
}
