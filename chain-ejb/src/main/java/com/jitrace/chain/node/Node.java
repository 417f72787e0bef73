package com.jitrace.chain.node;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.Head;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Standstill;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.validator.Equivocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A node with its parts: takes batches, makes and certifies blocks, answers questions. Closing it stops its threads and closes its parts. */
public final class Node implements ChainGateway, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Node.class.getName());
    private static final long FEED_BYTES_MAX = 8L << 20;
    private static final long STOP_MILLIS_MAX = 10_000;

    /** What a node is made of. */
    public record Parts(
            Genesis genesis,
            Identity identity,
            Blocks blocks,
            StateStore state,
            Ordering ordering,
            Peers peers,
            InstantSource clock,
            Epochs epochs,
            EvidenceStore evidence) {
        Archive archive() {
            return new Archive(genesis, epochs, identity, blocks, state);
        }

        /** A node of a chain whose validators never had to be settled. */
        public Parts(
                Genesis genesis,
                Identity identity,
                Blocks blocks,
                StateStore state,
                Ordering ordering,
                Peers peers,
                InstantSource clock) {
            this(genesis, identity, blocks, state, ordering, peers, clock, Epochs.NONE, EvidenceStore.memory());
        }

        /** A node without peers. */
        public Parts(
                Genesis genesis,
                Identity identity,
                Blocks blocks,
                StateStore state,
                Ordering ordering,
                InstantSource clock) {
            this(genesis, identity, blocks, state, ordering, Peers.none(), clock);
        }
    }

    private final Parts parts;
    private final Ledger ledger;
    private final Pool pool = new Pool();
    private final Outcomes outcomes = new Outcomes();
    private final Chain chain;
    private final Publication publication;
    private final Reception reception;
    private final Courier courier;
    private final Producer producer;
    private final Lags lags = new Lags();
    private final Overview overview;
    private final List<Thread> threads;
    private final AtomicBoolean validating = new AtomicBoolean();
    private final Lies lies;

    private Node(Parts parts) {
        this.parts = parts;
        this.lies = new Lies(parts.evidence());
        this.ledger = new Ledger(OpenedBatch::signedBy, parts.epochs());
        this.chain = new Chain(parts, ledger, pool::get, new Watch());
        this.publication = new Publication(chain, parts);
        this.reception = new Reception(parts, ledger, pool, outcomes);
        this.courier = new Courier(parts, chain, pool, outcomes, reception);
        this.overview = new Overview(parts, chain, pool, courier, publication, lags);
        this.producer = new Producer(parts, chain, pool, outcomes, ledger, courier);
        this.threads = List.of(new Thread(producer, "jitrace-producer"), new Thread(courier, "jitrace-courier"));
        threads.forEach(t -> t.setDaemon(true));
    }

    /** What the chain tells while it holds its lock. */
    private final class Watch implements Chain.Watcher {
        @Override
        public void moved() {
            courier.tell();
        }

        @Override
        public void certified(Executed block) {
            lags.certified(block.header().time(), parts.clock().millis());
            block.batches().forEach(b -> pool.remove(b.batchId()));
            asValidator(chain.member());
        }

        /** Changes of the set are told once, by whom they concern. */
        private void asValidator(boolean now) {
            if (validating.getAndSet(now) != now) {
                LOG.log(
                        Level.INFO,
                        now ? "{0} votes from block {1} on" : "{0} is no validator from block {1} on: it only follows",
                        parts.identity(),
                        chain.tip().height() + 1);
            }
        }

        @Override
        public void lied(Equivocation lie) {
            lies.add(lie);
        }
    }

    /** Recovers from disk and goes to work; a node in doubt starts too, but does not vote. */
    public static Node start(Parts parts) {
        Node node = new Node(parts);
        node.begin(node.chain::take);
        node.threads.forEach(Thread::start);
        return node;
    }

    /** A node whose blocks are made by whoever calls {@link #step}: no thread of its own, and it waits for nothing. */
    static Node assemble(Parts parts) {
        Node node = new Node(parts);
        node.begin(node.chain::ordered);
        return node;
    }

    private void begin(Ordering.Consumer consumer) {
        boolean alone = parts.peers().names().isEmpty();
        if (alone
                && (parts.genesis().validators().size() != 1
                        || !parts.identity().in(parts.genesis().validatorSet()))) {
            throw new IllegalArgumentException("without peers this node can only be the one validator of its chain");
        }
        chain.recover();
        validating.set(parts.state().tip().isPresent() && chain.member());
        parts.peers().start(courier);
        if (!alone) {
            courier.beginRound();
        }
        parts.ordering().start(consumer);
    }

    boolean step() throws InterruptedException {
        courier.tick();
        return producer.step();
    }

    /** Proofs that a validator signed two roots for one size, one for each key (promise C7). */
    public List<Equivocation> equivocations() {
        return lies.all();
    }

    /** Where the other nodes say that they stand, by name. */
    public Map<String, PeerMessage.Standing> standings() {
        return courier.standings();
    }

    @Override
    public Genesis genesis() {
        return parts.genesis();
    }

    /** The operators' documents that are in force here. */
    public Epochs epochs() {
        return parts.epochs();
    }

    @Override
    public Submission submit(SignedBatch source) {
        Optional<String> doubt = chain.doubt();
        if (doubt.isPresent()) {
            return new Submission.Busy(Reception.RETRY_MILLIS * 10, "in doubt: " + doubt.get());
        }
        Optional<Standstill> stalled = stalled();
        if (stalled.isPresent()) {
            return new Submission.Busy(Reception.RETRY_MILLIS * 5, stalled.get().sentence());
        }
        Submission answer = reception.submit(source);
        if (answer instanceof Submission.Accepted accepted) {
            courier.offer(accepted.receipt().batchId(), source);
        }
        return answer;
    }

    /** Why no block can become final just now, as far as this node can tell. */
    private Optional<Standstill> stalled() {
        if (chain.alone()) {
            return Optional.empty();
        }
        ValidatorSet set = chain.setInForce();
        int present = courier.present();
        return present >= set.quorum()
                ? Optional.empty()
                : Optional.of(
                        new Standstill.TooFewHeard(present, set.validators().size(), set.quorum()));
    }

    @Override
    public Outcome outcome(String batchId) {
        boolean waiting = pool.get(batchId).isPresent();
        Optional<StateStore.BatchPlace> place = parts.state().batch(batchId);
        if (place.isPresent()) {
            // stored a moment before it is the head: whoever reads "final" must find its block
            return place.get().height() <= chain.tip().height()
                    ? new Outcome.Final(
                            place.get().height(),
                            place.get().firstIndex(),
                            place.get().time())
                    : new Outcome.Waiting();
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
    public Optional<Standstill> standstill() {
        return chain.doubt()
                .<Standstill>map(why -> new Standstill.InDoubt(chain.alone()))
                .or(this::stalled);
    }

    @Override
    public NetworkState network() {
        return overview.now(stalled(), lies.all());
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
        threads.forEach(Thread::interrupt);
        chain.close();
        try {
            for (Thread thread : threads) {
                thread.join(STOP_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.ordering().close();
        parts.peers().close();
        publication.close();
        parts.state().close();
        parts.blocks().close();
    }
}
