package com.jitrace.chain.node;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.validator.Equivocation;
import com.jitrace.chain.validator.Vote;
import com.jitrace.chain.validator.Votes;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * The chain on this node, block after block: validate → leaves durable → watermark durable → sign → send → certificate durable → state → final.
 * Everything that writes holds this object's lock. Any failure on the way is doubt: the node stops voting and says why (promise C12).
 */
final class Chain implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Chain.class.getName());
    private static final long AHEAD_MILLIS_MAX = 10_000;
    private static final long HOLD_STEP_MILLIS = 100;

    /** What others do when something happened; called with the lock held, so they only take note. */
    interface Watcher {
        /** This node voted, or has nothing to vote for any more. */
        void moved();

        void certified(Executed block);

        void lied(Equivocation lie);
    }

    /** Voted for, not certified yet: its changes stay beside the state. */
    private record Pending(Executed block, Vote vote) {
        CheckpointText text() {
            return vote.text();
        }
    }

    /** What came of a certified block from another node. */
    enum Adoption {
        ADOPTED,
        /** Below or above the next height. */
        NOT_NEXT,
        /** Not valid, or not certified by those who must: whoever sent it lies, or is broken. */
        WRONG
    }

    private final CertifiedChain certified;
    private final Identity identity;
    private final Blocks blocks;
    private final InstantSource clock;
    private final boolean alone;
    private final Watcher watcher;
    private final Votes votes = new Votes();
    private volatile Optional<Pending> pending = Optional.empty();
    private volatile Optional<String> doubt = Optional.empty();
    private final Holding holding = new Holding();
    private boolean closed;
    private boolean oriented;

    /** @param known batches whose signature was verified here already, by id */
    Chain(Node.Parts parts, Ledger ledger, Function<String, Optional<OpenedBatch>> known, Watcher watcher) {
        this.certified = new CertifiedChain(parts.archive(), ledger, known);
        this.identity = parts.identity();
        this.blocks = parts.blocks();
        this.clock = parts.clock();
        this.alone = parts.peers().names().isEmpty();
        this.watcher = watcher;
    }

    /** Brings state and tail in line with the blocks on disk; ends in doubt if they cannot be what this node wrote. */
    synchronized void recover() {
        doubt = blocks.doubt();
        if (doubt.isPresent()) {
            LOG.log(Level.ERROR, "in doubt: {0}", doubt.get());
            return;
        }
        try {
            certified.recover().or(certified::closed).ifPresent(this::doubt);
            if (doubt.isEmpty() && blocks.height() > tip().height()) {
                finishTail();
            }
            if (doubt.isEmpty()) {
                takeAdopted();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "replay", e);
            doubt("replay failed: " + e.getMessage());
        }
    }

    /** A block that was written, perhaps signed, but not certified when the node stopped. */
    private void finishTail() throws IOException {
        long height = tip().height() + 1;
        byte[] body = blocks.body(height);
        Succession.Verdict verdict = certified.judge(BlockBody.decode(body));
        if (verdict instanceof Succession.Valid valid) {
            Optional<Certificate> reported = certified.reported(valid.block());
            if (reported.isPresent()) {
                settle(valid.block(), reported.get());
            } else if (alone || votes()) {
                vote(valid.block());
            }
            // who does not vote took it with a certificate, and will get that again
        } else if (certified.outdated(body)) {
            LOG.log(Level.WARNING, "height {0}: what was voted for in an earlier epoch is dropped", height);
            // first the mark: a crash between the two leaves a block about which nothing is signed in this epoch
            blocks.watermark(certified.mark());
            blocks.drop();
        } else {
            doubt("height " + height + ": " + ((Succession.Invalid) verdict).why());
        }
    }

    /** An epoch document brings the block that must be adopted: whoever may vote for it does so at once. */
    private void takeAdopted() throws IOException {
        Optional<byte[]> body = certified.adopted();
        if (body.isEmpty() || blocks.height() > tip().height() || !votes()) {
            return;
        }
        Succession.Verdict verdict = certified.judge(BlockBody.decode(body.get()));
        if (verdict instanceof Succession.Valid valid) {
            blocks.append(valid.block().firstIndex(), body.get());
            vote(valid.block());
        } else {
            doubt("the block of the epoch document: " + ((Succession.Invalid) verdict).why());
        }
    }

    /**
     * From now on this node votes: it has all that was certified when it started, and would have found its own signature there if it runs on an
     * older image of its disk.
     */
    synchronized void orient() {
        oriented = true;
        notifyAll();
    }

    /** Takes an ordered body, waiting as long as it must be waited for. */
    synchronized Ordering.Taking take(byte[] body) {
        Ordering.Taking taking = ordered(body);
        while (taking == Ordering.Taking.LATER && !closed) {
            try {
                wait(HOLD_STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return taking;
            }
            taking = ordered(body);
        }
        return taking;
    }

    /** Takes an ordered body; one that is no valid successor of the last certified block is skipped by everybody and uses no height. */
    synchronized Ordering.Taking ordered(byte[] body) {
        if (doubt.isPresent() || closed) {
            return Ordering.Taking.DONE;
        }
        Optional<OrderedBody> ordered = OrderedBody.read(body);
        long height = ordered.map(o -> o.header().height()).orElse(0L);
        if (height <= tip().height()) {
            return Ordering.Taking.DONE;
        } else if (height > tip().height() + 1) {
            return alone ? Ordering.Taking.DONE : holding.hold(height, clock.millis());
        } else if (pending.isPresent()) {
            return Ordering.Taking.DONE;
        } else if (!oriented && !alone && votes()) {
            return Ordering.Taking.LATER;
        }
        try {
            Optional<Executed> successor = certified.successor(ordered.get());
            if (successor.isEmpty() || !mayVote(successor.get())) {
                return Ordering.Taking.DONE;
            } else if (ordered.get().header().time() > clock.millis() + AHEAD_MILLIS_MAX) {
                // it comes again and again until its time: judged once
                certified.candidate(successor.get());
                return Ordering.Taking.LATER;
            }
            blocks.append(successor.get().firstIndex(), body);
            vote(successor.get());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "writing a block", e);
            doubt("writing height " + (tip().height() + 1) + " failed: " + e.getMessage());
        }
        return Ordering.Taking.DONE;
    }

    /** The leaves are durable; from here to the vote, and with a quorum to final. */
    private void vote(Executed block) throws IOException {
        CheckpointText text = certified.text(block.tip());
        if (!blocks.watermark().allows(certified.era(), text)) {
            doubt("size " + text.size() + " was signed with another root, or a larger one was");
            return;
        }
        blocks.watermark(Watermark.of(certified.era(), block.header().height(), text));
        Vote vote = new Vote(text, identity.vote(text, setInForce()));
        votes.hear(setInForce(), vote);
        pending = Optional.of(new Pending(block, vote));
        count();
        if (pending.isPresent() && alone) {
            doubt("this node's vote alone is no quorum, and it has no peers");
        }
        watcher.moved();
    }

    /** Another validator's vote. */
    synchronized void hear(Vote vote) {
        if (doubt.isPresent() || closed) {
            return;
        }
        votes.hear(setInForce(), vote).ifPresent(watcher::lied);
        try {
            count();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "writing a certificate", e);
            doubt("certifying height " + (tip().height() + 1) + " failed: " + e.getMessage());
        }
    }

    private void count() throws IOException {
        if (pending.isPresent()) {
            Executed block = pending.get().block();
            Optional<Certificate> certificate =
                    votes.certificate(setInForce(), pending.get().text());
            if (certificate.isPresent()) {
                settle(block, certificate.get());
            }
        }
    }

    private void settle(Executed block, Certificate certificate) throws IOException {
        certified.settle(block, certificate);
        pending = Optional.empty();
        watcher.certified(block);
        notifyAll();
        takeAdopted();
    }

    /** Takes a block that others certified, by full replay; it replaces one that waits for votes here. */
    synchronized Adoption adopt(PeerMessage.Certified sent) {
        Optional<OrderedBody> body = OrderedBody.read(sent.body());
        if (body.isEmpty()) {
            return Adoption.WRONG;
        } else if (doubt.isPresent() || closed || body.get().header().height() != tip().height() + 1) {
            return Adoption.NOT_NEXT;
        }
        try {
            boolean same = pending.filter(p -> Arrays.equals(p.block().body(), sent.body()))
                    .isPresent();
            Optional<Executed> block = same ? pending.map(Pending::block) : certified.successor(body.get());
            Optional<Certificate> certificate = block.flatMap(b -> certified.certificate(sent.note(), b));
            if (certificate.isEmpty()) {
                return Adoption.WRONG;
            }
            if (!same) {
                certified.remembers(block.get(), certificate.get());
                append(block.get(), certificate.get());
            }
            settle(block.get(), certificate.get());
            return Adoption.ADOPTED;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "adopting a block", e);
            doubt("adopting height " + (tip().height() + 1) + " failed: " + e.getMessage());
            return Adoption.NOT_NEXT;
        }
    }

    private void append(Executed block, Certificate certificate) throws IOException {
        if (blocks.height() > tip().height()) {
            LOG.log(Level.WARNING, "height {0}: another block than this node's was certified", tip().height() + 1);
            blocks.replace(block.firstIndex(), block.body(), certificate.note());
        } else {
            blocks.append(block.firstIndex(), block.body());
        }
    }

    /** Why the next block could not take this batch, if it could not. */
    synchronized Optional<Refusal> refusal(OpenedBatch batch) {
        return certified.refusal(batch, clock.millis());
    }

    /** Whether a body is a valid block above the tip(). */
    synchronized boolean follows(byte[] body) {
        return OrderedBody.read(body)
                .filter(b -> certified.judge(b.leaves()) instanceof Succession.Valid)
                .isPresent();
    }

    /** Who signs the block after the tip(). */
    ValidatorSet setInForce() {
        return certified.setInForce();
    }

    /** Of those who sign the block after the tip. */
    synchronized long epoch() {
        return certified.epoch();
    }

    /** Whether this node has nobody to talk to. */
    boolean alone() {
        return alone;
    }

    /** Whether this node's key is one of those that sign the next block. */
    boolean member() {
        return identity.in(setInForce());
    }

    /** Whether this node is asked for its vote; below a settled height nobody is, there are certificates. */
    private boolean votes() {
        return member() && certified.era() == certified.presentEra();
    }

    /** A node that is no validator (any more), or has signed something larger before, writes nothing that would wait for its vote. */
    private boolean mayVote(Executed block) {
        if (!member()) {
            if (alone) {
                doubt("this node's key is not in the validator set of height " + (tip().height() + 1)
                        + ": it does not vote");
            }
            return false;
        }
        return alone || votes() && blocks.watermark().allows(certified.era(), certified.text(block.tip()));
    }

    /** The block this node is about to propose: if it comes back ordered, it need not be executed again, as one that is held need not. */
    synchronized void candidate(Executed block) {
        certified.candidate(block);
    }

    Tip tip() {
        return certified.tip();
    }

    /** The body that waits for votes, if this node voted for one. */
    Optional<byte[]> waiting() {
        return pending.map(p -> p.block().body());
    }

    /** Where this node stands, for the others. */
    synchronized PeerMessage.Standing standing(long asks, long answers) {
        try {
            return new PeerMessage.Standing(
                    tip().height(),
                    certified.lastCertificate(),
                    clock.millis(),
                    pending.map(p -> p.vote().note()),
                    asks,
                    answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> doubt() {
        return doubt;
    }

    synchronized void doubt(String why) {
        LOG.log(Level.ERROR, "in doubt, voting stopped: {0}", why);
        doubt = Optional.of(why);
        notifyAll();
    }

    synchronized boolean awaitAfter(long height, long timeoutMillis) throws InterruptedException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (tip().height() <= height && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return tip().height() > height;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
