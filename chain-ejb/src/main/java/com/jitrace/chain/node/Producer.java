package com.jitrace.chain.node;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.signing.OpenedBatch;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
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

    private final Chain chain;
    private final Pool pool;
    private final Outcomes outcomes;
    private final Ordering ordering;
    private final StateStore store;
    private final Ledger ledger;
    private final String proposer;
    private final InstantSource clock;

    Producer(Node.Parts parts, Chain chain, Pool pool, Outcomes outcomes, Ledger ledger) {
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
                if (!step()) {
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

    /** Makes at most one block; false if there was nothing to do, or it could not be done now. */
    boolean step() throws InterruptedException {
        return chain.doubt().isEmpty() && ordering.leads() && produced();
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
        InForce inForce = Ledger.inForce(store.state(), parent.height() + 1);
        Executed block =
                draft.close(inForce.epoch(), proposer, inForce.set().hash().hex());
        chain.candidate(block);
        try {
            boolean ordered = ordering.propose(block.body()).get(PROPOSAL_SECONDS_MAX, TimeUnit.SECONDS);
            if (ordered && chain.tip().height() > parent.height()) {
                block.batches().forEach(b -> pool.remove(b.batchId()));
            }
            return ordered;
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "a proposal was not ordered: {0}", String.valueOf(e.getMessage()));
            return false;
        }
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
