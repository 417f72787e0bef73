package com.jitrace.app.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.Running;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.keyring.PlainKeyring;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.tenancy.Hands;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.PlainDatabases;
import com.jitrace.app.tenancy.WebNode;
import com.jitrace.chain.entry.Revoke;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two web nodes at the outbox of one organisation in one database: whose turn it is to sign and send (DESIGN §7). */
class OutboxOfTwoNodesIT {
    private static final OrganisationId ORGANISATION = new OrganisationId("a".repeat(32));
    private static final String PARTY = "c".repeat(32);
    private static final int ROWS = 100;
    private static final int SILENT_AFTER = 7;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static PlainDatabases server;
    private final Hands clock = new Hands();
    private final Keyring keyring = PlainKeyring.make(clock);
    private final Turn one = turn("1");
    private final Turn two = turn("2");

    @BeforeAll
    static void start() throws IOException {
        List<Class<?>> entities = new ArrayList<>(PlainKeyring.ENTITIES);
        entities.addAll(List.of(OutboxLease.class, OutboxRow.class));
        server = PlainDatabases.start(Running.newHome("turn"), ORGANISATION, entities);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nobodysTurn() {
        server.door()
                .of(
                        ORGANISATION,
                        session -> session.createMutationQuery(
                                        "update OutboxLease l set l.holder = null, l.leaseUntil = 0")
                                .executeUpdate());
    }

    @Test
    void itIsOnesTurnUntilItGivesItBack() {
        assertThat(one.take(ORGANISATION)).isTrue();
        assertThat(one.take(ORGANISATION)).isTrue();
        assertThat(two.take(ORGANISATION)).isFalse();
        two.over(ORGANISATION);
        assertThat(two.take(ORGANISATION))
                .as("nobody gives back what is another's")
                .isFalse();
        one.over(ORGANISATION);
        assertThat(two.take(ORGANISATION)).isTrue();
    }

    @Test
    void whoeverRenewsInTimeKeepsTheTurn() {
        for (int round = 0; round < 10; round++) {
            assertThat(one.take(ORGANISATION)).isTrue();
            clock.move(Turn.LEASE.dividedBy(2).plus(A_SECOND));
            assertThat(two.take(ORGANISATION)).isFalse();
        }
    }

    @Test
    void aNodeThatFellSilentLosesTheTurnAndSignsNothingWhenItComesBack() {
        assertThat(one.take(ORGANISATION)).isTrue();
        assertThat(maySign(one)).isTrue();
        clock.move(Turn.LEASE.plus(A_SECOND));
        assertThat(two.take(ORGANISATION)).isTrue();
        assertThat(maySign(one)).isFalse();
        assertThat(maySign(two)).isTrue();
        assertThat(one.take(ORGANISATION)).isFalse();
    }

    @Test
    void aNodeThatStartsAgainHasItsTurnAtOnce() {
        assertThat(one.take(ORGANISATION)).isTrue();
        assertThat(turn("1").take(ORGANISATION)).isTrue();
    }

    /** Again and again the node that sends seems to be gone, the other takes over, and the first goes on with what it had begun. */
    @Test
    void noDecisionIsSignedTwiceAlsoByANodeThatOnlySeemedToBeGone() throws Exception {
        AtomicInteger submissions = new AtomicInteger();
        CountingChain chain = new CountingChain(() -> {
            if (submissions.incrementAndGet() % SILENT_AFTER == 0) {
                clock.move(Turn.LEASE.plus(A_SECOND));
            }
        });
        List<String> decided = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String auth = String.format("%032x", i);
            decided.add(auth);
            decide(auth);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> nodes = List.of(
                threads.submit(() -> sendAll(sending("1", chain))), threads.submit(() -> sendAll(sending("2", chain))));
        for (Future<?> node : nodes) {
            node.get();
        }
        threads.shutdown();
        assertThat(chain.revoked()).as("each decision as one batch, in order").isEqualTo(decided);
        System.out.println("two nodes, " + ROWS + " decisions, a node seems gone at every " + SILENT_AFTER
                + "th submission: each signed once and in order, " + submissions + " submissions");
    }

    private void decide(String auth) {
        server.door().of(ORGANISATION, session -> {
            keyring.partyKey(session, ORGANISATION, PARTY, ORGANISATION);
            session.persist(new OutboxRow(
                    PARTY, "revoke", StatementText.write(List.of(new Revoke(auth))), "d".repeat(32), clock.millis()));
            return true;
        });
    }

    private Sending sending(String digit, CountingChain chain) {
        Notices nobodyReads = new Notices() {};
        return new Sending(server.door(), keyring, chain, clock, new SecureRandom())
                .with(nobodyReads, new WebNode(digit.repeat(32)));
    }

    private static void sendAll(Sending node) {
        while (unsent() > 0) {
            node.round(ORGANISATION);
        }
    }

    private static long unsent() {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> session.createQuery(
                                        "select count(r) from OutboxRow r where r.state = :waiting", Long.class)
                                .setParameter("waiting", OutboxRow.State.WAITING)
                                .getSingleResult());
    }

    private boolean maySign(Turn turn) {
        return server.door().of(ORGANISATION, turn::stillOurs);
    }

    private Turn turn(String digit) {
        return new Turn(server.door(), new WebNode(digit.repeat(32)), clock);
    }
}
