package com.jitrace.chain.gateway;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.LICENCE;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A gateway under test, and the batches its tests send. */
@Timeout(120)
public abstract class GatewayTrial {
    protected static final long WAIT_MILLIS_MAX = 60_000;
    protected static final Details AT_SHOP =
            Details.none().withAuth(World.AUTH_SHOP).withPlace(Place.of("FR-IDF"));

    protected ChainGateway gateway;
    private int nonces;

    protected abstract ChainGateway open() throws Exception;

    protected abstract SecretKey operator() throws Exception;

    protected abstract void close() throws Exception;

    @BeforeEach
    void start() throws Exception {
        gateway = open();
        assertThat(gateway.awaitBlockAfter(0, WAIT_MILLIS_MAX)).isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        close();
    }

    protected final Statement approved(Governed statement) throws Exception {
        return Operators.sign(statement, gateway.genesis().chainId(), "op1", operator());
    }

    protected final String nextNonce() {
        return id("nonce " + nonces++);
    }

    protected final SignedBatch batch(String author, SecretKey secret, Statement... statements) {
        return new BatchSigner(gateway.genesis().chainId(), id(author), id(author + " key"), secret)
                .sign(nextNonce(), System.currentTimeMillis() + 300_000, List.of(statements));
    }

    protected final SignedBatch batch(String author, Statement... statements) {
        return batch(author, key(author), statements);
    }

    protected final Receipt accepted(SignedBatch batch) {
        Submission submission = gateway.submit(batch);
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return ((Submission.Accepted) submission).receipt();
    }

    protected final Outcome settled(String batchId) throws InterruptedException {
        long end = System.nanoTime() + WAIT_MILLIS_MAX * 1_000_000;
        while (System.nanoTime() < end) {
            Outcome outcome = gateway.outcome(batchId);
            if (!(outcome instanceof Outcome.Waiting)) {
                return outcome;
            }
            gateway.awaitBlockAfter(gateway.head().height(), 50);
        }
        throw new AssertionError("not settled");
    }

    protected final Outcome.Final allowed(String author, Statement... statements) throws InterruptedException {
        SignedBatch batch = batch(author, statements);
        accepted(batch);
        Outcome outcome = settled(batch.batchId());
        assertThat(outcome).isInstanceOf(Outcome.Final.class);
        return (Outcome.Final) outcome;
    }

    /** Refused at once or by the block. */
    protected final Refusal refused(SignedBatch batch) throws InterruptedException {
        Submission submission = gateway.submit(batch);
        if (submission instanceof Submission.Refused refused) {
            return refused.refusal();
        }
        return ((Outcome.Refused) settled(batch.batchId())).refusal();
    }

    /** Everybody introduced, 100 of 120 licensed codes released and ten of them at the shop, all sent without waiting. */
    protected final void begin() throws Exception {
        Licence licence = new Licence(List.of(), LICENCE, BRAND, 120, System.currentTimeMillis() + 9_000_000_000L);
        List<SignedBatch> batches = List.of(
                batch("brand", approved(party("brand"))),
                batch("shop", approved(party("shop"))),
                batch("brand", approved(licence), World.product(), World.issue(REF, 100)),
                batch("brand", new Release(items(0, 99), Optional.empty(), Details.none())),
                batch("brand", World.auth(World.AUTH_SHOP, SHOP, Act.RECEIVE, Act.SELL)),
                batch("brand", new Ship(items(0, 9), SHOP, Details.none())),
                batch("shop", new Receive(items(0, 9), AT_SHOP)));
        batches.forEach(this::accepted);
        for (SignedBatch batch : batches) {
            assertThat(settled(batch.batchId())).isInstanceOf(Outcome.Final.class);
        }
    }
}
