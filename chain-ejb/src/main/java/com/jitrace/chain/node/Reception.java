package com.jitrace.chain.node;

import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.time.InstantSource;
import java.util.Optional;

/** Takes batches into the pool, from clients and from other nodes; refuses what no block could take. Safe for any number of threads. */
final class Reception {
    static final long RETRY_MILLIS = 1_000;
    private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

    private final String chainId;
    private final boolean alone;
    private final Identity identity;
    private final StateStore store;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Pool pool;
    private final Outcomes outcomes;

    Reception(Node.Parts parts, Ledger ledger, Pool pool, Outcomes outcomes) {
        this.alone = parts.peers().names().isEmpty();
        this.chainId = parts.genesis().chainId();
        this.identity = parts.identity();
        this.store = parts.state();
        this.clock = parts.clock();
        this.ledger = ledger;
        this.pool = pool;
        this.outcomes = outcomes;
    }

    /** A client's batch: it gets a receipt. */
    Submission submit(SignedBatch source) {
        OpenedBatch.Opening opening = OpenedBatch.open(source, chainId);
        if (opening instanceof OpenedBatch.Closed closed) {
            return new Submission.Refused(closed.refusal());
        }
        OpenedBatch batch = ((OpenedBatch.Opened) opening).batch();
        long now = clock.millis();
        if (isKnown(batch)) {
            return new Submission.Accepted(firstReceipt(batch, now));
        }
        Optional<Refusal> refusal = outcomes.refusal(batch.batchId(), now).or(() -> early(batch, now));
        if (refusal.isPresent()) {
            return new Submission.Refused(refusal.get());
        }
        Receipt receipt = firstReceipt(batch, now);
        Optional<String> full = pool.offer(batch);
        if (full.isPresent()) {
            return new Submission.Busy(RETRY_MILLIS, full.get());
        }
        return new Submission.Accepted(receipt);
    }

    /**
     * Another node's batch. A refusal of this node's blocks is told and forgotten: the other one may offer it again behind those it depends on.
     */
    Optional<Refusal> offered(SignedBatch source) {
        OpenedBatch.Opening opening = OpenedBatch.open(source, chainId);
        if (opening instanceof OpenedBatch.Closed closed) {
            return Optional.of(closed.refusal());
        }
        OpenedBatch batch = ((OpenedBatch.Opened) opening).batch();
        long now = clock.millis();
        if (isKnown(batch)) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = outcomes.refusal(batch.batchId(), now);
        if (refusal.isPresent()) {
            outcomes.forget(batch.batchId());
            return refusal;
        }
        Optional<Refusal> early = early(batch, now);
        if (early.isEmpty()) {
            // no room: the other one keeps it and offers it again
            pool.offer(batch);
        }
        return early;
    }

    private boolean isKnown(OpenedBatch batch) {
        return pool.get(batch.batchId()).isPresent()
                || store.batch(batch.batchId()).isPresent();
    }

    /** A retry gets the first receipt; after a restart, one more. */
    private Receipt firstReceipt(OpenedBatch batch, long now) {
        return outcomes.receipt(batch.batchId())
                .orElseGet(() -> outcomes.remember(
                        identity.receipt(batch.batchId(), batch.header().notAfter(), now)));
    }

    /**
     * What no later block could make good. A key that a waiting batch may still introduce, or that a block introduced which is not here yet, is left
     * to the block: what is final elsewhere must not be refused here.
     */
    private Optional<Refusal> early(OpenedBatch batch, long now) {
        long notAfter = batch.header().notAfter();
        if (notAfter < now - CLOCK_TOLERANCE_MILLIS) {
            return Optional.of(new Refusal(Reason.EXPIRED, -1, "notAfter has passed"));
        } else if (notAfter > now + Limits.BATCH_TTL_MILLIS_MAX + CLOCK_TOLERANCE_MILLIS) {
            return Optional.of(new Refusal(Reason.TTL, -1, "notAfter lies more than ten minutes ahead"));
        }
        boolean quiet = pool.isEmpty();
        Ledger.KeyAnswer answer = ledger.keyOf(batch, store.state(), now);
        if (answer instanceof Ledger.KeyRefused) {
            // blocks in quick succession run ahead of the clock: a key that the last one introduced may be active only
            // a moment from now
            answer = ledger.keyOf(batch, store.state(), now + CLOCK_TOLERANCE_MILLIS);
        }
        if (answer instanceof Ledger.KeyFound found) {
            return batch.signedBy(found.key())
                    ? Optional.empty()
                    : Optional.of(new Refusal(Reason.SIGNATURE, -1, "the signature does not verify"));
        }
        return quiet && alone ? Optional.of(((Ledger.KeyRefused) answer).refusal()) : Optional.empty();
    }
}
