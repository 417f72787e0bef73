package com.jitrace.chain.simulation.council;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.validator.Vote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A validator that has the real key and node and abuses both: as leader it tells followers different things, it signs whatever may split them,
 * withholds, repeats old words, forges certificates and serves lies to whoever catches up.
 */
final class Liar {
    private static final int REMEMBERED_MAX = 20;

    private final Member self;
    private final RandomGenerator chance;
    private final Map<String, Vote> votes = new HashMap<>();
    private final List<PeerMessage> old = new ArrayList<>();
    private boolean silent;

    Liar(Member self) {
        this.self = self;
        this.chance = self.shared.chance();
    }

    /** Says nothing any more. */
    void fallSilent() {
        silent = true;
    }

    /** Leads: the same body to all, different valid ones, something invalid, or nothing. */
    void propose(byte[] body) {
        Optional<Executed> one = variant(1);
        Optional<Executed> other = variant(7);
        switch (chance.nextInt(6)) {
            case 0 -> self.log().add(body);
            case 1, 2 -> {
                if (one.isPresent() && other.isPresent()) {
                    split(one.get(), other.get());
                }
            }
            case 3 -> self.log().add(bent(body));
            case 4 -> self.log().add(body, Map.of(peer(), bent(body)));
            default -> {
                // withheld
            }
        }
    }

    private String peer() {
        List<String> names = self.names();
        return names.get(chance.nextInt(names.size()));
    }

    private void split(Executed one, Executed other) {
        Map<String, byte[]> bodies = new HashMap<>();
        for (String name : self.names()) {
            Executed its = chance.nextBoolean() ? one : other;
            bodies.put(name, its.body());
            votes.put(name, vote(its.tip().checkpoint(self.shared.genesis().origin())));
        }
        self.log().add(one.body(), bodies);
    }

    private Vote vote(CheckpointText text) {
        return new Vote(text, SignatureLine.sign(text.text(), self.name, voteKey()));
    }

    /** A valid empty block above what this node has. */
    private Optional<Executed> variant(long later) {
        return self.state.tip().map(tip -> {
            long time = Math.max(self.millis(), tip.time() + 1) + later;
            Ledger credulous = new Ledger((batch, key) -> true, self.epochs());
            InForce named = credulous.named(self.state.state(), tip.height() + 1);
            return new Draft(credulous, tip, self.state.state(), time)
                    .close(named.epoch(), self.name, named.set().hash().hex());
        });
    }

    /** The one of the epoch that it knows. */
    SecretKey voteKey() {
        return self.epoch() == 0 ? Member.key(self.name) : Member.epochKey(self.name, self.epoch());
    }

    private byte[] bent(byte[] body) {
        List<byte[]> leaves = new ArrayList<>(BlockBody.decode(body));
        int last = leaves.size() - 1;
        BlockHeader h = BlockHeader.parse(leaves.get(last));
        leaves.set(
                last,
                new BlockHeader(
                                h.batches(),
                                h.entries(),
                                h.epoch(),
                                h.height() + chance.nextInt(3),
                                chance.nextBoolean() ? h.prev() : World.hash("stale parent"),
                                h.proposer(),
                                h.set(),
                                World.hash("lie"),
                                h.time() + chance.nextInt(3))
                        .leaf());
        return BlockBody.encode(leaves);
    }

    /** What is said in place of the truth, if anything. */
    Optional<PeerMessage> twisted(String to, PeerMessage message) {
        if (silent) {
            return Optional.empty();
        }
        if (old.size() < REMEMBERED_MAX) {
            old.add(message);
        }
        int mood = chance.nextInt(10);
        if (mood == 0) {
            return Optional.empty();
        } else if (mood == 1) {
            return Optional.of(old.get(chance.nextInt(old.size())));
        } else if (message instanceof PeerMessage.Standing standing) {
            return Optional.of(standing(to, standing));
        } else if (message instanceof PeerMessage.Blocks blocks) {
            return Optional.of(blocks(blocks));
        }
        return Optional.of(message);
    }

    private PeerMessage standing(String to, PeerMessage.Standing truth) {
        Optional<String> vote =
                Optional.ofNullable(votes.get(to)).map(Vote::note).or(truth::vote);
        switch (chance.nextInt(8)) {
            case 0 -> vote = Optional.of(vote(invented()).note());
            case 1 ->
                vote = vote.flatMap(Vote::parse)
                        .map(v -> inAnothersName(v.text()).note());
            case 2 -> {
                return new PeerMessage.Standing(
                        truth.height() + chance.nextInt(50),
                        Optional.of(ofNothing()),
                        truth.clock() + chance.nextInt(90_000),
                        vote,
                        truth.asks(),
                        truth.answers());
            }
            default -> {
                // the vote made for this peer
            }
        }
        return new PeerMessage.Standing(
                truth.height(), truth.certificate(), truth.clock(), vote, truth.asks(), truth.answers());
    }

    private Vote inAnothersName(CheckpointText text) {
        return new Vote(text, SignatureLine.sign(text.text(), peer(), voteKey()));
    }

    /** A certificate of a block that is not there, with a name for every signature. */
    private String ofNothing() {
        CheckpointText text = invented();
        return new Certificate(
                        text,
                        self.shared.genesis().validators().stream()
                                .map(v -> SignatureLine.sign(text.text(), v.name(), voteKey()))
                                .toList())
                .note();
    }

    private CheckpointText invented() {
        long size = self.state.tip().map(Tip::log).map(log -> log.size()).orElse(0L) + 1 + chance.nextInt(3);
        return new CheckpointText(
                self.shared.genesis().origin(), size, Hash.hex(World.hash("root " + chance.nextInt(3))));
    }

    private PeerMessage blocks(PeerMessage.Blocks truth) {
        List<PeerMessage.Certified> blocks = new ArrayList<>();
        truth.blocks().forEach(b -> blocks.add(chance.nextInt(3) == 0 ? forged(b) : b));
        Optional<byte[]> waiting =
                chance.nextInt(3) == 0 ? variant(chance.nextInt(90)).map(Executed::body) : truth.waiting();
        return new PeerMessage.Blocks(blocks, waiting);
    }

    /** A certificate that looks like one: too few lines, one of them often enough, or for a block of its own. */
    private PeerMessage.Certified forged(PeerMessage.Certified truth) {
        ValidatorSet set = self.shared.genesis().validatorSet();
        Optional<Certificate> certificate = Certificate.parse(truth.note());
        if (certificate.isEmpty()) {
            return truth;
        }
        CheckpointText text = certificate.get().checkpoint();
        List<SignatureLine> lines = new ArrayList<>();
        switch (chance.nextInt(4)) {
            case 0 ->
                lines.addAll(certificate
                        .get()
                        .lines()
                        .subList(
                                0,
                                Math.min(set.quorum(), certificate.get().lines().size()) - 1));
            case 1 -> {
                for (int i = 0; i < set.quorum(); i++) {
                    lines.add(SignatureLine.sign(text.text(), self.name, voteKey()));
                }
            }
            case 2 -> {
                // a good certificate, but of another block
                return new PeerMessage.Certified(variant(5).map(Executed::body).orElse(truth.body()), truth.note());
            }
            default -> {
                Optional<Executed> own = variant(3);
                if (own.isPresent()) {
                    CheckpointText other =
                            own.get().tip().checkpoint(self.shared.genesis().origin());
                    set.validators().forEach(v -> lines.add(SignatureLine.sign(other.text(), v.name(), voteKey())));
                    return new PeerMessage.Certified(own.get().body(), new Certificate(other, lines).note());
                }
            }
        }
        return new PeerMessage.Certified(truth.body(), new Certificate(text, lines).note());
    }
}
