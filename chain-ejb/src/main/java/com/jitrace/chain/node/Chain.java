package com.jitrace.chain.node;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.validator.Ballot;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * The chain on this node, block after block: validate → leaves durable → watermark durable → sign → certificate durable → state → final.
 * Everything that writes holds this object's lock. Any failure on the way is doubt: the node stops voting and says why (promise C12).
 */
final class Chain implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Chain.class.getName());
    private static final long AHEAD_MILLIS_MAX = 10_000;
    private static final long HOLD_STEP_MILLIS = 100;

    /** How a vote that must be held waits: gives the monitor up meanwhile. */
    @FunctionalInterface
    interface Pause {
        void on(Object monitor, long millis) throws InterruptedException;
    }

    private final Genesis genesis;
    private final Identity identity;
    private final Blocks blocks;
    private final StateStore store;
    private final Succession succession;
    private final InstantSource clock;
    private final Pause pause;
    private volatile Tip tip;
    private Optional<Executed> candidate = Optional.empty();
    private volatile Optional<String> doubt = Optional.empty();
    private boolean closed;

    Chain(Node.Parts parts, Ledger ledger, Pause pause) {
        this.genesis = parts.genesis();
        this.identity = parts.identity();
        this.blocks = parts.blocks();
        this.store = parts.state();
        this.clock = parts.clock();
        this.pause = pause;
        this.succession = new Succession(ledger, genesis.chainId());
        this.tip = Tip.before(genesis);
    }

    /** Brings state and tail in line with the blocks on disk; ends in doubt if they cannot be what this node wrote. */
    synchronized void recover() {
        doubt = blocks.doubt();
        Watermark mark = blocks.watermark();
        if (doubt.isPresent()) {
            LOG.log(Level.ERROR, "in doubt: {0}", doubt.get());
        } else if (blocks.certified() > mark.height() || blocks.height() - blocks.certified() > 1) {
            doubt("heights do not fit: log " + blocks.height() + ", certificates " + blocks.certified() + ", signed "
                    + mark.height());
        } else {
            try {
                replay();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "replay", e);
                doubt("replay failed: " + e.getMessage());
            }
        }
    }

    private void replay() throws IOException {
        Optional<Tip> stored = store.tip();
        if (stored.isEmpty() || !isOurs(stored.get())) {
            store.clear();
            Overlay start = new Overlay(store.state());
            Ledger.begin(start, genesis);
            start.seal();
            store.begin(Tip.before(genesis), start);
        }
        tip = store.tip().orElseThrow();
        long from = tip.height();
        while (tip.height() < blocks.certified() && doubt.isEmpty()) {
            adopt(tip.height() + 1);
        }
        if (tip.height() > from) {
            LOG.log(Level.INFO, "replayed heights {0} to {1}", from + 1, tip.height());
        }
        Watermark mark = blocks.watermark();
        if (doubt.isEmpty() && mark.height() == tip.height() && mark.height() > 0 && !mark.allows(text(tip))) {
            doubt("the log's root at height " + tip.height() + " is not the one that was signed");
        }
        if (doubt.isEmpty()) {
            blocks.firm();
        }
        if (doubt.isEmpty() && blocks.height() > tip.height()) {
            finishTail();
        }
    }

    /** Whether the stored state belongs to these blocks. */
    private boolean isOurs(Tip stored) throws IOException {
        if (stored.height() == 0) {
            return stored.equals(Tip.before(genesis));
        }
        return stored.height() <= blocks.certified()
                && Certificate.parse(blocks.certificate(stored.height()))
                        .filter(c -> c.checkpoint().equals(text(stored)))
                        .isPresent();
    }

    private void adopt(long height) throws IOException {
        ValidatorSet set = setInForce();
        Succession.Verdict verdict = succession.judge(tip, store.state(), blocks.body(height));
        if (verdict instanceof Succession.Invalid invalid) {
            doubt("height " + height + ", leaf " + invalid.leaf() + ": " + invalid.why());
            return;
        }
        Executed block = ((Succession.Valid) verdict).block();
        boolean certified = Certificate.parse(blocks.certificate(height))
                .filter(c -> c.checkpoint().equals(text(block.tip())) && c.certifiedBy(set))
                .isPresent();
        if (!certified) {
            doubt("height " + height + " has no valid certificate");
            return;
        }
        store.commit(block);
        tip = block.tip();
    }

    /** A block that was written, perhaps signed, but not certified when the node stopped. */
    private void finishTail() throws IOException {
        long height = tip.height() + 1;
        Succession.Verdict verdict = succession.judge(tip, store.state(), blocks.body(height));
        if (verdict instanceof Succession.Valid valid) {
            settle(valid.block());
        } else {
            doubt("height " + height + ": " + ((Succession.Invalid) verdict).why());
        }
    }

    /** Takes an ordered body; one that is no valid successor is skipped by everybody and uses no height. */
    synchronized void ordered(byte[] body) {
        if (doubt.isPresent() || closed) {
            return;
        }
        try {
            Optional<Executed> successor = successor(body);
            if (successor.isPresent() && mayVote() && heldUntilItsTime(successor.get())) {
                blocks.append(successor.get().firstIndex(), body);
                settle(successor.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "writing a block", e);
            doubt("writing height " + (tip.height() + 1) + " failed: " + e.getMessage());
        }
    }

    private Optional<Executed> successor(byte[] body) {
        Optional<Executed> own = candidate.filter(c -> c.header().prev().equals(tip.blockHash())
                && c.header().height() == tip.height() + 1
                && Arrays.equals(c.body(), body));
        candidate = Optional.empty();
        if (own.isPresent()) {
            return own;
        }
        Succession.Verdict verdict = succession.judge(tip, store.state(), body);
        if (verdict instanceof Succession.Invalid invalid) {
            LOG.log(Level.DEBUG, "skipped an ordered block: {0}", invalid.why());
            return Optional.empty();
        }
        return Optional.of(((Succession.Valid) verdict).block());
    }

    /** A vote is held while the block's time lies more than ten seconds ahead; false if the node closes meanwhile. */
    private boolean heldUntilItsTime(Executed block) {
        while (!closed && block.header().time() > clock.millis() + AHEAD_MILLIS_MAX) {
            try {
                pause.on(this, HOLD_STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }

    /** The leaves are durable; from here to final. */
    private void settle(Executed block) throws IOException {
        CheckpointText text = text(block.tip());
        if (!blocks.watermark().allows(text)) {
            doubt("size " + text.size() + " was signed with another root, or a larger one was");
            return;
        }
        blocks.watermark(Watermark.of(block.header().height(), text));
        Optional<Certificate> certificate = new Ballot(setInForce(), text).accept(identity.vote(text));
        if (certificate.isEmpty()) {
            doubt("this node's vote alone is no quorum");
            return;
        }
        blocks.certify(certificate.get().note());
        store.commit(block);
        tip = block.tip();
        notifyAll();
    }

    /** Who signs the block after the tip, as the state says. */
    private ValidatorSet setInForce() {
        return Ledger.inForce(store.state(), tip.height() + 1).set();
    }

    /** A node that is no validator (any more) writes nothing that would wait for its vote, and says why. */
    private boolean mayVote() {
        boolean member = setInForce().validators().contains(identity.vkey());
        if (!member) {
            doubt("this node's key is not in the validator set of height " + (tip.height() + 1) + ": it does not vote");
        }
        return member;
    }

    private CheckpointText text(Tip of) {
        return of.checkpoint(genesis.origin());
    }

    /** The block this node is about to propose: if it comes back ordered, it need not be executed again. */
    synchronized void candidate(Executed block) {
        candidate = Optional.of(block);
    }

    Tip tip() {
        return tip;
    }

    Optional<String> doubt() {
        return doubt;
    }

    private void doubt(String why) {
        LOG.log(Level.ERROR, "in doubt, voting stopped: {0}", why);
        doubt = Optional.of(why);
        notifyAll();
    }

    synchronized boolean awaitAfter(long height, long timeoutMillis) throws InterruptedException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (tip.height() <= height && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return tip.height() > height;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
