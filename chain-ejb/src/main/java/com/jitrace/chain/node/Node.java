package com.jitrace.chain.node;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.Head;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node with its parts: takes batches, makes and certifies blocks, answers questions. Closing it stops its threads and closes its parts. */
public final class Node implements ChainGateway, AutoCloseable {
    private static final long RETRY_MILLIS = 1_000;
    private static final long CLOCK_TOLERANCE_MILLIS = 2_000;
    private static final long FEED_BYTES_MAX = 8L << 20;
    private static final long STOP_MILLIS_MAX = 10_000;

    /** What a node is made of. */
    public record Parts(
            Genesis genesis,
            Identity identity,
            Blocks blocks,
            StateStore state,
            Ordering ordering,
            InstantSource clock) {}

    private final Parts parts;
    private final Ledger ledger = new Ledger(OpenedBatch::signedBy);
    private final Pool pool = new Pool();
    private final Outcomes outcomes = new Outcomes();
    private final Chain chain;
    private final Publication publication;
    private final Producer producer;
    private final Thread production;

    private Node(Parts parts, Chain.Pause pause) {
        this.parts = parts;
        this.chain = new Chain(parts, ledger, pause);
        this.publication = new Publication(chain, parts);
        this.producer = new Producer(parts, chain, pool, outcomes, ledger);
        this.production = new Thread(producer, "jitrace-producer");
        this.production.setDaemon(true);
    }

    /** Recovers from disk and goes to work; a node in doubt starts too, but does not vote. */
    public static Node start(Parts parts) {
        Node node = assemble(parts, Object::wait);
        node.production.start();
        return node;
    }

    /** A node whose blocks are made by whoever calls {@link #step}: no thread of its own, and it waits only as it is told to. */
    static Node assemble(Parts parts, Chain.Pause pause) {
        if (parts.genesis().validators().size() != 1
                || !parts.genesis().validators().contains(parts.identity().vkey())) {
            throw new IllegalArgumentException("this node can only be the one validator of its chain");
        }
        Node node = new Node(parts, pause);
        node.chain.recover();
        parts.ordering().start(node.chain::ordered);
        return node;
    }

    boolean step() throws InterruptedException {
        return producer.step();
    }

    @Override
    public Genesis genesis() {
        return parts.genesis();
    }

    @Override
    public Submission submit(SignedBatch source) {
        Optional<String> doubt = chain.doubt();
        if (doubt.isPresent()) {
            return new Submission.Busy(RETRY_MILLIS * 10, "in doubt: " + doubt.get());
        }
        OpenedBatch.Opening opening = OpenedBatch.open(source, parts.genesis().chainId());
        if (opening instanceof OpenedBatch.Closed closed) {
            return new Submission.Refused(closed.refusal());
        }
        OpenedBatch batch = ((OpenedBatch.Opened) opening).batch();
        long now = parts.clock().millis();
        Optional<Receipt> known = receiptOf(batch, now);
        if (known.isPresent()) {
            return new Submission.Accepted(known.get());
        }
        Optional<Refusal> refusal = outcomes.refusal(batch.batchId(), now).or(() -> early(batch, now));
        if (refusal.isPresent()) {
            return new Submission.Refused(refusal.get());
        }
        Receipt receipt = firstReceipt(batch, now);
        Optional<String> full = pool.offer(batch, receipt);
        if (full.isPresent()) {
            return new Submission.Busy(RETRY_MILLIS, full.get());
        }
        return new Submission.Accepted(receipt);
    }

    /** A retry gets the first receipt; after a restart, one more. */
    private Optional<Receipt> receiptOf(OpenedBatch batch, long now) {
        return pool.get(batch.batchId())
                .map(Pool.Waiting::receipt)
                .or(() -> parts.state().batch(batch.batchId()).map(place -> firstReceipt(batch, now)));
    }

    private Receipt firstReceipt(OpenedBatch batch, long now) {
        return outcomes.receipt(batch.batchId())
                .orElseGet(() -> outcomes.remember(
                        parts.identity().receipt(batch.batchId(), batch.header().notAfter(), now)));
    }

    /** What no later block could make good; a key that a waiting batch may still introduce is left to the block. */
    private Optional<Refusal> early(OpenedBatch batch, long now) {
        long notAfter = batch.header().notAfter();
        if (notAfter < now - CLOCK_TOLERANCE_MILLIS) {
            return Optional.of(new Refusal(Reason.EXPIRED, -1, "notAfter has passed"));
        } else if (notAfter > now + Limits.BATCH_TTL_MILLIS_MAX + CLOCK_TOLERANCE_MILLIS) {
            return Optional.of(new Refusal(Reason.TTL, -1, "notAfter lies more than ten minutes ahead"));
        }
        boolean quiet = pool.isEmpty();
        Ledger.KeyAnswer answer = ledger.keyOf(batch, parts.state().state(), now);
        if (answer instanceof Ledger.KeyRefused) {
            // blocks in quick succession run ahead of the clock: a key that the last one introduced may be active only
            // a moment from now
            answer = ledger.keyOf(batch, parts.state().state(), now + CLOCK_TOLERANCE_MILLIS);
        }
        if (answer instanceof Ledger.KeyFound found) {
            return batch.signedBy(found.key())
                    ? Optional.empty()
                    : Optional.of(new Refusal(Reason.SIGNATURE, -1, "the signature does not verify"));
        }
        return quiet ? Optional.of(((Ledger.KeyRefused) answer).refusal()) : Optional.empty();
    }

    @Override
    public Outcome outcome(String batchId) {
        boolean waiting = pool.get(batchId).isPresent();
        Optional<StateStore.BatchPlace> place = parts.state().batch(batchId);
        if (place.isPresent()) {
            return new Outcome.Final(
                    place.get().height(), place.get().firstIndex(), place.get().time());
        }
        Optional<Refusal> refusal = outcomes.refusal(batchId, parts.clock().millis());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        return waiting ? new Outcome.Waiting() : new Outcome.Unknown();
    }

    @Override
    public Head head() {
        Tip tip = chain.tip();
        return new Head(tip.height(), tip.log().size(), Math.max(0, tip.time()), chain.doubt());
    }

    @Override
    public List<CertifiedBlock> blocks(long fromHeight, int blocksMax) {
        List<CertifiedBlock> found = new ArrayList<>();
        long last = chain.tip().height();
        long bytes = 0;
        try {
            for (long height = Math.max(1, fromHeight);
                    height <= last && found.size() < blocksMax && bytes < FEED_BYTES_MAX;
                    height++) {
                byte[] body = parts.blocks().body(height);
                List<byte[]> leaves = BlockBody.decode(body);
                BlockHeader header = BlockHeader.parse(leaves.get(leaves.size() - 1));
                found.add(new CertifiedBlock(
                        height,
                        header.time(),
                        parts.blocks().firstIndex(height),
                        leaves,
                        parts.blocks().certificate(height)));
                bytes += body.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public boolean awaitBlockAfter(long height, long timeoutMillis) throws InterruptedException {
        return chain.awaitAfter(height, timeoutMillis);
    }

    @Override
    public Optional<EntryProof> proof(long index) {
        return publication.proof(index);
    }

    @Override
    public StateProof state(String key) {
        return publication.state(key);
    }

    /** The newest published checkpoint with its block leaf; empty before the first block. */
    public Optional<EntryProof> checkpoint() {
        return publication.checkpoint();
    }

    /** Certified leaves, exact bytes; there must be that many from this index on. */
    public List<byte[]> leaves(long first, int count) {
        return publication.leaves(first, count);
    }

    /** The hashes of the log's tiles, as far as it is certified; for one thread. */
    public Tiles.Source tiles() {
        return parts.state().tiles();
    }

    /** Verifies this node's receipts. */
    public Identity identity() {
        return parts.identity();
    }

    @Override
    public void close() {
        production.interrupt();
        chain.close();
        try {
            production.join(STOP_MILLIS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.ordering().close();
        publication.close();
        parts.state().close();
        parts.blocks().close();
    }
}
