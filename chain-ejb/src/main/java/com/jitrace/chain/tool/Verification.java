package com.jitrace.chain.tool;

import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.signing.OpenedBatch;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Re-verifies a chain from its genesis: every signature, rule, root and certificate, with the code that proposes and votes. */
final class Verification {
    /** What came out. */
    sealed interface Result {}

    record Sound(long height, long size) implements Result {}

    record Corrupt(String where) implements Result {}

    /** Two signed notes that cannot both be honest. */
    record Fork(String validator, String first, String second) implements Result {}

    private record Signed(String validator, long size) {}

    private final Source source;
    private final Genesis genesis;
    /** By the size of the log from which on they sign. */
    private final NavigableMap<Long, ValidatorSet> sets = new TreeMap<>();

    private final Succession succession;
    private final MemoryState state = new MemoryState();
    private final Map<Signed, Certificate> signed = new HashMap<>();
    private Tip tip;

    Verification(Source source) throws IOException {
        this.source = source;
        this.genesis = source.genesis();
        this.sets.put(0L, genesis.validatorSet());
        this.succession = new Succession(new Ledger(OpenedBatch::signedBy), genesis.chainId());
        this.tip = Tip.before(genesis);
    }

    String chainId() {
        return genesis.chainId();
    }

    Result run() throws IOException {
        Overlay start = new Overlay(state.state());
        Ledger.begin(start, genesis);
        start.seal();
        state.begin(tip, start);
        List<Source.Claim> claims = source.blocks(1);
        while (!claims.isEmpty()) {
            for (Source.Claim claim : claims) {
                Optional<Result> fault = judge(claim);
                if (fault.isPresent()) {
                    return fault.get();
                }
            }
            claims = source.blocks(tip.height() + 1);
        }
        Optional<Result> published = published();
        return published
                .filter(Fork.class::isInstance)
                .or(this::tiles)
                .or(() -> published)
                .orElseGet(() -> new Sound(tip.height(), tip.log().size()));
    }

    /** Whose quorum must have signed a text of this size. */
    private ValidatorSet set(long size) {
        return sets.floorEntry(size - 1).getValue();
    }

    private Optional<Result> judge(Source.Claim claim) {
        long height = tip.height() + 1;
        ValidatorSet set = Ledger.inForce(state.state(), height).set();
        if (!set.equals(sets.lastEntry().getValue())) {
            sets.put(tip.log().size(), set);
        }
        Optional<Certificate> certificate = Certificate.parse(claim.certificate());
        Optional<Result> fork = certificate.flatMap(this::fork);
        if (fork.isPresent()) {
            return fork;
        }
        Succession.Verdict verdict = succession.judge(tip, state.state(), claim.body());
        if (verdict instanceof Succession.Invalid invalid) {
            long entry = tip.log().size() + Math.max(0, invalid.leaf());
            return Optional.of(new Corrupt("block " + height + ", entry " + entry + ": " + invalid.why()));
        }
        var block = ((Succession.Valid) verdict).block();
        CheckpointText text = block.tip().checkpoint(genesis.origin());
        if (certificate.isEmpty()
                || !certificate.get().checkpoint().equals(text)
                || !certificate.get().certifiedBy(set)) {
            return Optional.of(new Corrupt("block " + height + ": its certificate is not valid for its content"));
        }
        state.commit(block);
        tip = block.tip();
        return Optional.empty();
    }

    /** Two validly signed texts of one key with equal size and different root. */
    private Optional<Result> fork(Certificate certificate) {
        for (String validator : certificate.signers(set(certificate.checkpoint().size()))) {
            Signed name = new Signed(validator, certificate.checkpoint().size());
            Certificate before = signed.putIfAbsent(name, certificate);
            if (before != null && !before.checkpoint().equals(certificate.checkpoint())) {
                return Optional.of(new Fork(validator, before.note(), certificate.note()));
            }
        }
        return Optional.empty();
    }

    /** Looks at a signed note from anywhere: does it contradict what this chain's validators signed? */
    Optional<Result> confront(String note) {
        Optional<Certificate> certificate = Certificate.parse(note);
        if (certificate.isEmpty()) {
            return Optional.of(new Corrupt("checkpoint: no signed note"));
        }
        return fork(certificate.get());
    }

    private Optional<Result> published() {
        try {
            Optional<String> note = source.checkpoint();
            if (note.isEmpty()) {
                return Optional.empty();
            }
            Optional<Result> fork = confront(note.get());
            if (fork.isPresent()) {
                return fork;
            }
            CheckpointText text = Certificate.parse(note.get()).orElseThrow().checkpoint();
            boolean fits = text.size() <= tip.log().size()
                    && Tiles.root(state.tiles(), text.size()).equals(text.root())
                    && Certificate.parse(note.get()).orElseThrow().certifiedBy(set(text.size()));
            return fits
                    ? Optional.empty()
                    : Optional.of(new Corrupt("checkpoint of size " + text.size() + " does not fit the blocks"));
        } catch (IOException e) {
            return Optional.of(new Corrupt("checkpoint: " + e.getMessage()));
        }
    }

    private Optional<Result> tiles() {
        try {
            long size = source.checkpoint()
                    .flatMap(Certificate::parse)
                    .map(c -> Math.min(c.checkpoint().size(), tip.log().size()))
                    .orElse(0L);
            return source.wrongTile(state.tiles(), size).map(Corrupt::new);
        } catch (IOException | Malformed e) {
            return Optional.of(new Corrupt("tiles: " + e.getMessage()));
        }
    }
}
