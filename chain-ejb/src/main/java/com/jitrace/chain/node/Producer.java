package com.jitrace.chain.node;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.signing.OpenedBatch;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a block as soon as something waits and the last block is certified, or when the chain was quiet for a minute. One thread. */
final class Producer implements Runnable {
    private static final System.Logger LOG = System.getLogger(Producer.class.getName());
    private static final long HEARTBEAT_MILLIS = 60_000;
    private static final long IDLE_MILLIS = 200;
    private static final long PROPOSAL_SECONDS_MAX = 30;
    private static final long AHEAD_MILLIS_MAX = 10_000;
    private static final long AGAIN_MILLIS = 2_000;
    /** Whoever says that it voted for a block and does not give it away after so many questions lies, or is gone. */
    private static final int SEARCHES_MAX = 20;

    private static final long CLOCK_MILLIS_MAX = 2_000;

    private final Chain chain;
    private final Pool pool;
    private final Outcomes outcomes;
    private final Ordering ordering;
    private final StateStore store;
    private final Ledger ledger;
    private final String proposer;
    private final InstantSource clock;
    private final Courier courier;
    private Optional<Long> ledTerm = Optional.empty();
    private long proposedAt = Long.MIN_VALUE / 2;
    private Optional<byte[]> takenUp = Optional.empty();
    private int searches;

    Producer(Node.Parts parts, Chain chain, Pool pool, Outcomes outcomes, Ledger ledger, Courier courier) {
        this.courier = courier;
        this.chain = chain;
        this.pool = pool;
        this.outcomes = outcomes;
        this.ledger = ledger;
        this.ordering = parts.ordering();
        this.store = parts.state();
        this.proposer = parts.identity().name();
        this.clock = parts.clock();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pool.await(IDLE_MILLIS);
                long height = chain.tip().height();
                boolean made = step();
                if (chain.waiting().isPresent()) {
                    chain.awaitAfter(height, IDLE_MILLIS);
                } else if (!made) {
                    TimeUnit.MILLISECONDS.sleep(pool.isEmpty() ? 0 : IDLE_MILLIS / 10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the producer stopped", e);
            throw e;
        }
    }

    /** Proposes at most one block; false if there was nothing to do, or it could not be done now. */
    boolean step() throws InterruptedException {
        if (chain.doubt().isEmpty()) {
            ordering.trouble().ifPresent(chain::doubt);
        }
        if (chain.doubt().isPresent()) {
            // whoever leads and proposes nothing would hold up all others
            ordering.leave();
            return false;
        } else if (!ordering.leads()) {
            ledTerm = Optional.empty();
            return false;
        }
        long now = clock.millis();
        long term = ordering.term();
        if (ledTerm.filter(t -> t == term).isEmpty()) {
            ledTerm = Optional.of(term);
            searches = 0;
            takenUp = Optional.empty();
            courier.beginRound();
        }
        ordering.members(chain.setInForce().names(), courier.heardLately());
        Optional<byte[]> waiting = chain.waiting();
        if (waiting.isPresent()) {
            return due(now) && proposed(waiting.get());
        }
        return mayPropose() && !takesUp() && produced();
    }

    /** A block is proposed again until it is certified: whoever skipped or lost it gets it once more. */
    private boolean due(long now) {
        return now - proposedAt >= AGAIN_MILLIS || now < proposedAt;
    }

    private boolean mayPropose() {
        if (chain.alone()) {
            return true;
        } else if (!chain.member() || Math.abs(courier.clockAhead()) > CLOCK_MILLIS_MAX) {
            ordering.handOver(courier.heardLately());
            return false;
        }
        return courier.oriented();
    }

    /**
     * A new leader proposes what others have voted for already, if there is such a block: they cannot vote for another one. Only the first time:
     * what is voted for later it has proposed itself, so a liar who claims votes delays an election, not every block.
     *
     * @return true if that is under way, or was done
     */
    private boolean takesUp() throws InterruptedException {
        if (searches >= SEARCHES_MAX && takenUp.isEmpty()) {
            return false;
        }
        takenUp = courier.waitingElsewhere().or(() -> takenUp).filter(chain::follows);
        if (takenUp.isPresent()) {
            searches = SEARCHES_MAX;
            if (!proposed(takenUp.get())) {
                LOG.log(Level.INFO, "what others voted for was not ordered, it will be proposed again");
            }
            return true;
        }
        Courier.Search search = courier.searchWaiting();
        if (search == Courier.Search.NOBODY_VOTED || searches >= SEARCHES_MAX) {
            searches = SEARCHES_MAX;
            return false;
        }
        searches += search == Courier.Search.ASKED ? 1 : 0;
        return true;
    }

    private boolean proposed(byte[] body) throws InterruptedException {
        proposedAt = clock.millis();
        try {
            return ordering.propose(body).get(PROPOSAL_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "a proposal was not ordered: {0}", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean produced() throws InterruptedException {
        Tip parent = chain.tip();
        long now = clock.millis();
        long time = Math.max(now, parent.time() + 1);
        if (time > now + AHEAD_MILLIS_MAX) {
            return false;
        }
        Draft draft = new Draft(ledger, parent, store.state(), time);
        fill(draft);
        boolean heartbeat = parent.height() == 0 || now - parent.time() >= HEARTBEAT_MILLIS;
        if (draft.isEmpty() && !heartbeat) {
            return false;
        }
        InForce inForce = ledger.named(store.state(), parent.height() + 1);
        Executed block =
                draft.close(inForce.epoch(), proposer, inForce.set().hash().hex());
        chain.candidate(block);
        return proposed(block.body());
    }

    private void fill(Draft draft) {
        for (OpenedBatch batch : pool.candidates()) {
            if (store.batch(batch.batchId()).isPresent()) {
                pool.remove(batch.batchId());
                continue;
            }
            Draft.Addition addition = draft.add(batch);
            if (addition instanceof Draft.Full) {
                return;
            } else if (addition instanceof Draft.Rejected rejected) {
                outcomes.refuse(
                        batch.batchId(), rejected.refusal(), batch.header().notAfter());
                pool.remove(batch.batchId());
            }
        }
    }
}
