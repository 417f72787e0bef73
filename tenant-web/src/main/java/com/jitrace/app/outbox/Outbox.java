package com.jitrace.app.outbox;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** Takes statements in the transaction of the decision that made them; what is in it reaches the chain or is refused by it. */
@ApplicationScoped
public class Outbox {
    private static final int PAGE_ROWS_MAX = 200;

    private final Databases databases;
    private final Clock clock;
    private final RandomGenerator chance;
    private final BlockingQueue<OrganisationId> changed = new LinkedBlockingQueue<>();

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Outbox(Databases databases, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Outbox() {
        this(null, null, null);
    }

    /** Adds statements that one party signs as one batch; the row's id names the decision from now on. */
    public long add(
            Session session,
            OrganisationId organisation,
            String partyId,
            String subject,
            SignedIn by,
            List<? extends Statement> statements) {
        OutboxRow row = new OutboxRow(
                partyId, subject, StatementText.write(List.copyOf(statements)), by.accountId(), clock.millis());
        session.persist(row);
        transactions.registerInterposedSynchronization(new AfterCommit(() -> changed.add(organisation)));
        return row.id();
    }

    /** Commits to a value: returns the commitment for the chain and keeps what opens it. */
    public String commit(Session session, JsonObject value) {
        byte[] salt = new byte[com.jitrace.chain.merkle.Opening.SALT_BYTES];
        chance.nextBytes(salt);
        String commitment = new com.jitrace.chain.merkle.Opening(salt, value.canonical())
                .commitment()
                .hex();
        session.persist(new Opening(commitment, salt, value.toString(), clock.millis()));
        return commitment;
    }

    /** Keeps a document and returns its SHA-256 for the chain; the same document twice is one row. */
    public String keep(Session session, JsonObject document) {
        String hash = Hash.over(document.canonical()).hex();
        if (session.find(Document.class, hash) == null) {
            session.persist(new Document(hash, document.toString(), clock.millis()));
        }
        return hash;
    }

    /** The document with this SHA-256, if it is kept here. */
    public Optional<JsonObject> document(Session session, String hash) {
        return Optional.ofNullable(session.find(Document.class, hash))
                .map(found -> JsonObject.parse(found.content().getBytes(StandardCharsets.UTF_8)));
    }

    /** What opens a commitment, unless it was erased. */
    public Optional<Opening> opening(Session session, String commitment) {
        return Optional.ofNullable(session.find(Opening.class, commitment));
    }

    /** Reads many openings at once: each is then known to the session. */
    public void remember(Session session, Collection<String> commitments) {
        session.byMultipleIds(Opening.class).multiLoad(List.copyOf(commitments));
    }

    /** One decision of the organisation. */
    public Optional<OutboxRow> find(OrganisationId organisation, long id) {
        return databases.of(organisation, session -> Optional.ofNullable(session.find(OutboxRow.class, id)));
    }

    /** A decision that stands on the chain: what a correction needs to name. */
    public record Certified(String batchId, String partyId, List<Statement> statements) {}

    /** A decision of the organisation, if it stands on the chain. */
    public Optional<Certified> certified(Session session, long id) {
        OutboxRow row = session.find(OutboxRow.class, id);
        String batchId = row == null ? null : row.batchId();
        return row == null || batchId == null || row.state() != OutboxRow.State.FINAL
                ? Optional.empty()
                : Optional.of(new Certified(batchId, row.partyId(), StatementText.read(row.statements())));
    }

    /** The newest decisions of the organisation, newest first. */
    public List<OutboxRow> newest(OrganisationId organisation, int rowsMax) {
        return databases.of(
                organisation,
                session -> session.createQuery("from OutboxRow r order by r.id desc", OutboxRow.class)
                        .setMaxResults(Math.min(rowsMax, PAGE_ROWS_MAX))
                        .list());
    }

    /** Statements that are written and not yet certified, oldest decision first; of at most {@code rowsMax} decisions. */
    public List<List<Statement>> onTheirWay(Session session, int rowsMax) {
        return session
                // no list as a parameter: Hibernate would translate the question anew for every verdict
                .createQuery("from OutboxRow r where r.state in (WAITING, SUBMITTED) order by r.id", OutboxRow.class)
                .setMaxResults(Math.min(rowsMax, PAGE_ROWS_MAX))
                .list()
                .stream()
                .map(row -> StatementText.read(row.statements()))
                .toList();
    }

    /** The block feed says that these batches of ours are final. */
    public void markFinal(Session session, List<String> batchIds, long height) {
        if (batchIds.isEmpty()) {
            return;
        }
        session.createQuery("from OutboxRow r where r.batchId in (:ids)", OutboxRow.class)
                .setParameterList("ids", batchIds)
                .list()
                .forEach(row -> row.madeFinal(height, clock.millis()));
    }

    /** Waits until some organisation has something to send; empty when nothing came in time. */
    Optional<OrganisationId> awaitChange(long timeoutMillis) throws InterruptedException {
        return Optional.ofNullable(changed.poll(timeoutMillis, TimeUnit.MILLISECONDS));
    }

    private record AfterCommit(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to do before the decision is durable
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
