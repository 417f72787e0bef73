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
    /** Half of what a leader keeps of one author: more would find no room there, and what comes after it would overtake it. */
    private static final long UNDER_WAY_BYTES_MAX = Pool.AUTHOR_BYTES_MAX / 2;

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
    private Optional<String> offeredTo = Optional.empty();
    /** Bytes that were offered and are neither final nor refused. */
    private long underWay;
    /** Whether something waits that was not offered yet. */
    private boolean behind;

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

    /** A client's batch goes to the leader at once, unless others that came before it still have to. */
    synchronized void offer(String batchId, SignedBatch batch) {
        if (peers.names().isEmpty()) {
            return;
        }
        Optional<String> leader = leader().filter(l -> !l.equals(self));
        behind |= leader.isEmpty() || !leader.equals(offeredTo) || underWay + batch.bytes() > UNDER_WAY_BYTES_MAX;
        if (!behind && offered.putIfAbsent(batchId, clock.millis()) == null) {
            underWay += batch.bytes();
            leader.ifPresent(l -> peers.send(l, new PeerMessage.Offer(List.of(batch))));
        }
    }

    /**
     * What waits goes to the leader in the order in which it came, no more at a time than it has room for, to a new one at once and to the same one
     * again every second, until it is final, refused or out of time.
     */
    private synchronized void offer() {
        List<OpenedBatch> waiting = pool.waiting();
        expire(waiting);
        Optional<String> leader = leader().filter(l -> !l.equals(self));
        if (!leader.equals(offeredTo)) {
            offered.clear();
            offeredTo = leader;
        }
        offered.keySet().removeIf(id -> pool.get(id).isEmpty());
        underWay = 0;
        behind = leader.isEmpty();
        List<SignedBatch> due = new ArrayList<>();
        for (OpenedBatch batch : waiting) {
            if (behind) {
                break;
            } else if (underWay + batch.source().bytes() > UNDER_WAY_BYTES_MAX) {
                behind = true;
            } else {
                underWay += batch.source().bytes();
                if (isDue(batch.batchId())) {
                    due.add(batch.source());
                }
            }
        }
        leader.ifPresent(l -> send(l, due));
    }

    private boolean isDue(String batchId) {
        long now = clock.millis();
        long last = offered.getOrDefault(batchId, Long.MIN_VALUE / 2);
        if (now - last < OFFER_MILLIS && now >= last) {
            return false;
        }
        offered.put(batchId, now);
        return true;
    }

    private void send(String leader, List<SignedBatch> due) {
        int from = 0;
        while (from < due.size()) {
            int end = from;
            long bytes = 0;
            while (end < due.size() && (end == from || bytes + due.get(end).bytes() <= OFFER_BYTES_MAX)) {
                bytes += due.get(end++).bytes();
            }
            peers.send(leader, new PeerMessage.Offer(due.subList(from, end)));
            from = end;
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
