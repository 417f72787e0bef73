package com.jitrace.chain.node;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.validator.Vote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Talks with the other nodes: says where this one stands, counts their votes, fetches what is missing here, brings batches to who makes blocks. */
final class Courier implements Runnable, Peers.Listener {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final long TICK_MILLIS = 100;
    private static final long STANDING_MILLIS = 1_000;
    private static final long ASK_MILLIS = 500;
    private static final long OFFER_MILLIS = 1_000;
    private static final int OFFER_BYTES_MAX = 1 << 20;
    private static final int BLOCKS_MAX = 500;
    private static final int BLOCKS_BYTES_MAX = 4 << 20;

    private final Node.Parts parts;
    private final Chain chain;
    private final Pool pool;
    private final Outcomes outcomes;
    private final Reception reception;
    private final Peers peers;
    private final InstantSource clock;
    private final String self;
    private final Standings standings = new Standings();
    private final Map<String, Long> offered = new HashMap<>();
    private volatile long roundAskedAt = Long.MIN_VALUE / 2;
    private volatile long toldAt = Long.MIN_VALUE / 2;
    private long askedAt = Long.MIN_VALUE / 2;
    private long behindAt = -1;
    private int asked;
    private final AtomicInteger adopting = new AtomicInteger();
    private Optional<byte[]> waitingElsewhere = Optional.empty();
    private boolean begun;

    Courier(Node.Parts parts, Chain chain, Pool pool, Outcomes outcomes, Reception reception) {
        this.parts = parts;
        this.chain = chain;
        this.pool = pool;
        this.outcomes = outcomes;
        this.reception = reception;
        this.peers = parts.peers();
        this.clock = parts.clock();
        this.self = parts.identity().name();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tick();
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the courier stopped", e);
            throw e;
        }
    }

    /** What is due now. */
    void tick() {
        if (peers.names().isEmpty()) {
            return;
        }
        if (!begun && oriented()) {
            begun = true;
            chain.orient();
        }
        long now = clock.millis();
        if (now - toldAt >= STANDING_MILLIS || now < toldAt) {
            tell(0);
        }
        catchUp(now);
        offer();
    }

    /** Says where this node stands, with its vote. */
    void tell() {
        tell(0);
    }

    private void tell(long asks) {
        if (peers.names().isEmpty()) {
            return;
        }
        PeerMessage.Standing standing = chain.standing(asks, 0);
        toldAt = standing.clock();
        peers.names().forEach(name -> peers.send(name, standing));
    }

    /** Asks somebody who is ahead; not for a block whose certificate is only on its way. */
    private synchronized void catchUp(long now) {
        if (adopting.get() > 0) {
            // it goes on by itself, and the same blocks from two would be read twice
            return;
        }
        long height = chain.tip().height();
        List<String> ahead = standings.above(height, now - Standings.SILENCE_MILLIS_MAX);
        boolean still = behindAt == height;
        behindAt = ahead.isEmpty() ? -1 : height;
        if (!ahead.isEmpty() && still && (now - askedAt >= ASK_MILLIS || now < askedAt)) {
            askedAt = now;
            peers.send(ahead.get(asked++ % ahead.size()), new PeerMessage.Ask(height + 1));
        }
    }

    /** Batches go to the leader, at once and then every second, until they are final, refused or out of time. */
    synchronized void offer() {
        if (peers.names().isEmpty()) {
            return;
        }
        Optional<String> leader = leader();
        List<OpenedBatch> waiting = pool.waiting();
        offered.keySet().retainAll(waiting.stream().map(OpenedBatch::batchId).toList());
        expire(waiting);
        if (leader.isEmpty() || leader.get().equals(self)) {
            return;
        }
        long now = clock.millis();
        List<SignedBatch> some = new ArrayList<>();
        long bytes = 0;
        for (OpenedBatch batch : waiting) {
            long last = offered.getOrDefault(batch.batchId(), Long.MIN_VALUE / 2);
            if (now - last >= OFFER_MILLIS || now < last) {
                if (bytes + batch.source().bytes() > OFFER_BYTES_MAX && !some.isEmpty()) {
                    break;
                }
                offered.put(batch.batchId(), now);
                some.add(batch.source());
                bytes += batch.source().bytes();
            }
        }
        if (!some.isEmpty()) {
            peers.send(leader.get(), new PeerMessage.Offer(some));
        }
    }

    /** Who does not order with the others does not know who leads them: any validator brings a batch on. */
    private Optional<String> leader() {
        List<String> reached = peers.names();
        Optional<String> known = parts.ordering().leader().filter(l -> l.equals(self) || reached.contains(l));
        if (known.isPresent() || chain.member()) {
            return known;
        }
        List<String> validators =
                reached.stream().filter(chain.setInForce().names()::contains).toList();
        return validators.isEmpty() ? known : Optional.of(validators.get(asked++ % validators.size()));
    }

    /** A block with a later time is certified, and the batch is in none: it never will be. */
    private void expire(List<OpenedBatch> waiting) {
        Tip tip = chain.tip();
        for (OpenedBatch batch : waiting) {
            if (batch.header().notAfter() < tip.time()
                    && parts.state().batch(batch.batchId()).isEmpty()) {
                chain.refusal(batch).ifPresent(refusal -> refuse(batch, refusal));
            }
        }
    }

    private void refuse(OpenedBatch batch, Refusal refusal) {
        outcomes.refuse(batch.batchId(), refusal, batch.header().notAfter());
        pool.remove(batch.batchId());
    }

    @Override
    public void heard(String from, PeerMessage message) {
        if (message instanceof PeerMessage.Standing standing) {
            standings.hear(from, standing, clock.millis());
            standing.vote().flatMap(Vote::parse).ifPresent(chain::hear);
            if (standing.asks() != 0) {
                peers.send(from, chain.standing(0, standing.asks()));
            }
        } else if (message instanceof PeerMessage.Ask ask) {
            peers.send(from, blocks(ask.fromHeight()));
        } else if (message instanceof PeerMessage.Blocks blocks) {
            adopt(from, blocks);
        } else if (message instanceof PeerMessage.Offer offer) {
            answer(from, offer);
        } else if (message instanceof PeerMessage.Answers answers) {
            answers.refusals().keySet().forEach(this::refusedElsewhere);
        }
    }

    private PeerMessage.Blocks blocks(long from) {
        Blocks blocks = parts.blocks();
        List<PeerMessage.Certified> found = new ArrayList<>();
        long bytes = 0;
        long height = Math.max(1, from);
        try {
            while (height <= chain.tip().height() && found.size() < BLOCKS_MAX && bytes < BLOCKS_BYTES_MAX) {
                byte[] body = blocks.body(height);
                found.add(new PeerMessage.Certified(body, blocks.certificate(height)));
                bytes += body.length;
                height++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PeerMessage.Blocks(found, height > chain.tip().height() ? chain.waiting() : Optional.empty());
    }

    private void adopt(String from, PeerMessage.Blocks blocks) {
        long before = chain.tip().height();
        adopting.incrementAndGet();
        try {
            for (PeerMessage.Certified block : blocks.blocks()) {
                if (chain.adopt(block) == Chain.Adoption.WRONG) {
                    LOG.log(Level.WARNING, "{0} sent what is no certified block above height {1}", from, before);
                    break;
                }
            }
        } finally {
            adopting.decrementAndGet();
        }
        long height = chain.tip().height();
        synchronized (this) {
            waitingElsewhere = blocks.waiting();
            if (height > before) {
                askedAt = clock.millis();
            }
        }
        boolean more = standings
                .above(height, clock.millis() - Standings.SILENCE_MILLIS_MAX)
                .contains(from);
        if (height > before && more) {
            peers.send(from, new PeerMessage.Ask(height + 1));
        }
    }

    private void answer(String from, PeerMessage.Offer offer) {
        Map<String, Refusal> refusals = new HashMap<>();
        for (SignedBatch batch : offer.batches()) {
            reception.offered(batch).ifPresent(refusal -> refusals.put(batch.batchId(), refusal));
        }
        if (!refusals.isEmpty()) {
            peers.send(from, new PeerMessage.Answers(refusals));
        }
    }

    /** Believed only if this node sees it the same way, and nothing waits that the batch may depend on. */
    private void refusedElsewhere(String batchId) {
        pool.get(batchId)
                .filter(pool::isFirstOfItsAuthor)
                .ifPresent(batch -> chain.refusal(batch).ifPresent(refusal -> refuse(batch, refusal)));
    }

    /** How many validators of the set in force can be heard, with this one. */
    int present() {
        ValidatorSet set = chain.setInForce();
        return (chain.member() ? 1 : 0)
                + standings.heardSince(set, self, clock.millis() - Standings.SILENCE_MILLIS_MAX);
    }

    /** Who said something lately. */
    List<String> heardLately() {
        return standings.heardSince(clock.millis() - Standings.SILENCE_MILLIS_MAX);
    }

    /** Begins to ask everybody where they stand; only what answers this counts. */
    void beginRound() {
        standings.newRound(clock.millis());
        forgetWaiting();
        tell(standings.round());
        roundAskedAt = clock.millis();
    }

    /**
     * Whether a quorum answered, and this node has all that was certified then: nobody proved to be further, nor do so many say it, under validators
     * that this node may not know yet, that an honest one is among them. Asks again whoever did not answer.
     */
    boolean oriented() {
        ValidatorSet set = chain.setInForce();
        if (standings.answered(set, self) + 1 >= set.quorum()) {
            int honest = set.validators().size() - set.quorum() + 1;
            return !standings.provenAbove(set, chain.tip().log().size())
                    && standings.saidAbove(chain.tip().height()) < honest;
        }
        long now = clock.millis();
        if (now - roundAskedAt >= ASK_MILLIS || now < roundAskedAt) {
            roundAskedAt = now;
            tell(standings.round());
        }
        return false;
    }

    long clockAhead() {
        long now = clock.millis();
        return standings.clockAhead(chain.setInForce(), now, now - Standings.SILENCE_MILLIS_MAX);
    }

    /** What is known of a block that others voted for above this tip. */
    enum Search {
        NOBODY_VOTED,
        ASKED,
        /** Asked a moment ago. */
        WAITING
    }

    /** Asks for such a block, one voter after the other. */
    synchronized Search searchWaiting() {
        List<String> voters =
                standings.votersAbove(chain.setInForce(), chain.tip().log().size());
        long now = clock.millis();
        if (voters.isEmpty()) {
            return Search.NOBODY_VOTED;
        } else if (now - askedAt < ASK_MILLIS && now >= askedAt) {
            return Search.WAITING;
        }
        askedAt = now;
        peers.send(
                voters.get(asked++ % voters.size()),
                new PeerMessage.Ask(chain.tip().height() + 1));
        return Search.ASKED;
    }

    /** What came before a search is no answer to it. */
    private synchronized void forgetWaiting() {
        waitingElsewhere = Optional.empty();
    }

    /** What the answer was. */
    synchronized Optional<byte[]> waitingElsewhere() {
        Optional<byte[]> found = waitingElsewhere.filter(
                body -> BlockBody.height(body) == chain.tip().height() + 1);
        waitingElsewhere = Optional.empty();
        return found;
    }

    Map<String, Standings.Heard> heard() {
        return standings.heard();
    }

    Map<String, PeerMessage.Standing> standings() {
        return standings.all();
    }
}
