package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.block.Executed;
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
import com.jitrace.chain.signing.OpenedBatch;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Re-verifies a chain from its genesis, or from where an earlier run ended: every signature, rule, root and certificate, with the code that proposes
 * and votes; then what lies beside the blocks. Memory is bounded by a few blocks and the caches of the workplace.
 */
final class Verification {
    /** What came out. */
    sealed interface Result {}

    /** @param state whether a stored state was compared, key by key */
    record Sound(long height, long size, boolean state) implements Result {}

    record Corrupt(String where) implements Result {}

    /** Two signed notes that cannot both be honest. */
    record Fork(String validator, String first, String second) implements Result {}

    private final Source source;
    private final Workplace workplace;
    private final Progress progress;
    private final Genesis genesis;
    private final RocksState store;
    private final Ledger ledger;
    /** By the size of the log from which on they sign. */
    private final NavigableMap<Long, ValidatorSet> sets = new TreeMap<>();

    private Tip tip;
    private Optional<String> lastNote = Optional.empty();
    private boolean stateCompared;

    Verification(Source source, Workplace workplace, Progress progress) throws IOException {
        this.source = source;
        this.workplace = workplace;
        this.progress = progress;
        this.genesis = source.genesis();
        this.store = workplace.state();
        this.ledger = new Ledger(OpenedBatch::signedBy, source.epochs());
        this.tip = store.tip().orElseGet(() -> Tip.before(genesis));
        this.sets.put(0L, genesis.validatorSet());
    }

    Result run() throws IOException {
        Optional<Result> fault = source.damage().map(Corrupt::new);
        if (fault.isPresent()) {
            return fault.get();
        }
        fault = begin();
        if (fault.isEmpty()) {
            fault = blocks();
            workplace.keep(genesis.chainId(), lastNote);
        }
        return fault.or(this::pending)
                .or(this::published)
                .or(this::beside)
                .orElseGet(() -> new Sound(tip.height(), tip.log().size(), stateCompared));
    }

    /** From the genesis, or from the last block that an earlier run verified if it is one of this source's. */
    private Optional<Result> begin() throws IOException {
        if (tip.height() > 0) {
            sets.put(0L, ledger.voting(store.state(), tip.height() + 1).set());
        }
        Optional<Result> contradiction = tip.height() == 0 ? Optional.empty() : contradiction();
        if (contradiction.isPresent()) {
            return contradiction;
        }
        if (source.stateHeight().filter(h -> h < tip.height()).isPresent()) {
            // the stored state is older than what was verified: only a complete replay can be compared with it
            store.clear();
        }
        if (store.tip().isEmpty()) {
            tip = Tip.before(genesis);
            Overlay start = new Overlay(store.state());
            Ledger.begin(start, genesis);
            start.seal();
            store.begin(tip, start);
            workplace.keep(genesis.chainId(), Optional.empty());
        }
        sets.put(0L, ledger.voting(store.state(), tip.height() + 1).set());
        progress.begin(
                tip.log().size(),
                source.checkpoint()
                        .flatMap(Certificate::parse)
                        .map(c -> c.checkpoint().size())
                        .orElse(0L));
        return stateIfDue();
    }

    private Optional<Result> contradiction() throws IOException {
        lastNote = workplace.note();
        List<Source.Claim> claims = source.blocks(tip.height());
        if (claims.isEmpty()) {
            return Optional.of(new Corrupt("ends below height " + tip.height() + ", which was verified here before"));
        }
        if (isOurs(claims.get(0).certificate())) {
            return Optional.empty();
        }
        long parting = parting();
        Corrupt other = new Corrupt("block " + parting + ": another one was verified here before");
        return Certificate.parse(certificate(parting)).flatMap(this::confront).or(() -> Optional.of(other));
    }

    /** Whether a certificate is over what was verified. */
    private boolean isOurs(String note) {
        return Certificate.parse(note)
                .map(Certificate::checkpoint)
                .filter(c -> c.size() <= tip.log().size()
                        && Tiles.root(store.tiles(), c.size()).equals(c.root()))
                .isPresent();
    }

    /** The first height at which the source is not what was verified. */
    private long parting() throws IOException {
        long low = 1;
        long high = tip.height();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (isOurs(certificate(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Optional<Result> blocks() throws IOException {
        try (Ahead ahead = new Ahead(source, genesis.chainId(), store.state(), tip.height() + 1)) {
            Succession succession = succession();
            for (Optional<Ahead.Prepared> next = ahead.next(); next.isPresent(); next = ahead.next()) {
                Optional<Result> fault = judge(succession, next.get()).or(this::stateIfDue);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private Succession succession() {
        return new Succession(ledger, genesis.chainId());
    }

    /** Whose quorum must have signed a text of this size. Of what an earlier run verified, only the last set is known. */
    private ValidatorSet set(long size) {
        return sets.floorEntry(Math.max(0, size - 1)).getValue();
    }

    private Optional<Result> judge(Succession succession, Ahead.Prepared next) {
        long height = tip.height() + 1;
        ValidatorSet set = ledger.voting(store.state(), height).set();
        // an adopted block may have been certified by those whom its leaf names
        ValidatorSet named = ledger.named(store.state(), height).set();
        if (!set.equals(sets.lastEntry().getValue())) {
            sets.put(tip.log().size(), set);
        }
        Succession.Verdict verdict = next.leaves().isEmpty()
                ? succession.judge(tip, store.state(), next.claim().body())
                : succession.judge(
                        tip, store.state(), next.leaves(), (all, at) -> next.open(all, at, genesis.chainId()));
        if (verdict instanceof Succession.Invalid invalid) {
            long entry = tip.log().size() + Math.max(0, invalid.leaf());
            return next.certificate()
                    .flatMap(this::confront)
                    .or(() -> Optional.of(new Corrupt("block " + height + ", entry " + entry + ": " + invalid.why())));
        }
        Executed block = ((Succession.Valid) verdict).block();
        boolean certified = next.certificate()
                .filter(c -> c.checkpoint().equals(text(block.tip())) && (c.certifiedBy(set) || c.certifiedBy(named)))
                .isPresent();
        if (!certified) {
            return next.certificate()
                    .flatMap(this::confront)
                    .or(() -> Optional.of(
                            new Corrupt("block " + height + ": its certificate is not valid for its content")));
        }
        store.commit(block);
        tip = block.tip();
        lastNote = Optional.of(next.claim().certificate());
        progress.block(height, tip.log().size(), block.header().entries());
        return Optional.empty();
    }

    private CheckpointText text(Tip of) {
        return of.checkpoint(genesis.origin());
    }

    private Optional<Result> stateIfDue() {
        if (source.stateHeight().filter(h -> h == tip.height()).isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> places = source.wrongState(store, progress);
            stateCompared = true;
            return places.isEmpty() ? Optional.empty() : Optional.of(new Corrupt(String.join("; ", places)));
        } catch (IOException e) {
            return Optional.of(new Corrupt("state: " + e.getMessage()));
        }
    }

    private Optional<Result> pending() {
        try {
            Optional<byte[]> body = source.pending();
            if (body.isPresent()
                    && succession().judge(tip, store.state(), body.get()) instanceof Succession.Invalid invalid) {
                return Optional.of(new Corrupt("block " + (tip.height() + 1) + ", entry "
                        + (tip.log().size() + Math.max(0, invalid.leaf())) + ", not certified: " + invalid.why()));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Corrupt("block " + (tip.height() + 1) + ": " + e.getMessage()));
        }
    }

    /**
     * Looks at a signed note from anywhere: does one of this chain's validators contradict in it what the blocks say it signed? Nothing to say about
     * sizes the blocks do not reach.
     */
    Optional<Result> confront(Certificate note) {
        CheckpointText text = note.checkpoint();
        if (text.size() > tip.log().size()
                || Tiles.root(store.tiles(), text.size()).equals(text.root())) {
            return Optional.empty();
        }
        try {
            String found = noteOf(text.size());
            String own = isOurs(found) ? found : lastNote.orElse(found);
            Optional<Certificate> ours = Certificate.parse(own);
            ValidatorSet set = set(text.size());
            return note.signers(set).stream()
                    .filter(name ->
                            ours.filter(o -> o.signers(set).contains(name)).isPresent())
                    .sorted()
                    .findFirst()
                    .map(name -> new Fork(name, own, note.note()));
        } catch (IOException | Malformed e) {
            return Optional.of(new Corrupt("checkpoint of size " + text.size() + ": " + e.getMessage()));
        }
    }

    /** The certificate of the first verified block whose log has at least this size: its text contradicts any other root of that size. */
    private String noteOf(long size) throws IOException {
        if (lastNote.flatMap(Certificate::parse)
                .filter(c -> c.checkpoint().size() == size)
                .isPresent()) {
            return lastNote.get();
        }
        long low = 1;
        long high = tip.height();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long there = Certificate.parse(certificate(middle))
                    .map(c -> c.checkpoint().size())
                    .orElse(Long.MAX_VALUE);
            if (there < size) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return certificate(low);
    }

    private String certificate(long height) throws IOException {
        return source.blocks(height).stream()
                .findFirst()
                .map(Source.Claim::certificate)
                .orElseThrow(() -> new IOException("block " + height + " is not there any more"));
    }

    /** What another view of the chain publishes, as text. */
    Optional<Result> confront(String note) {
        Optional<Certificate> certificate = Certificate.parse(note);
        if (certificate.isEmpty()) {
            return Optional.of(new Corrupt("checkpoint: no signed note"));
        }
        CheckpointText text = certificate.get().checkpoint();
        Optional<Result> fork = confront(certificate.get());
        if (fork.isPresent()) {
            return fork;
        } else if (!certificate.get().certifiedBy(set(text.size()))
                || !text.origin().equals(genesis.origin())) {
            return Optional.of(new Corrupt("checkpoint of size " + text.size() + ": not certified by a quorum"));
        }
        return text.size() > tip.log().size()
                        || Tiles.root(store.tiles(), text.size()).equals(text.root())
                ? Optional.empty()
                : Optional.of(new Corrupt("checkpoint of size " + text.size() + " does not fit the blocks"));
    }

    private Optional<Result> published() {
        try {
            Optional<String> note = source.checkpoint();
            return note.flatMap(this::confront)
                    .or(() -> note.flatMap(Certificate::parse)
                            .filter(c -> c.checkpoint().size() > tip.log().size())
                            .filter(c -> !grown())
                            .map(c -> new Corrupt(
                                    "checkpoint of size " + c.checkpoint().size() + " reaches beyond the blocks")));
        } catch (IOException e) {
            return Optional.of(new Corrupt("checkpoint: " + e.getMessage()));
        }
    }

    /** A running node may have certified more blocks since the last one was read. */
    private boolean grown() {
        try {
            return !source.blocks(tip.height() + 1).isEmpty();
        } catch (IOException | Malformed e) {
            return false;
        }
    }

    private Optional<Result> beside() {
        try {
            return source.wrongBeside(tip, store, progress).map(Corrupt::new);
        } catch (IOException | Malformed e) {
            return Optional.of(new Corrupt("tiles: " + e.getMessage()));
        }
    }
}
