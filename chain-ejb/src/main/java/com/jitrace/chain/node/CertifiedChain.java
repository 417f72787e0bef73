package com.jitrace.chain.node;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The certified blocks on this node and the state after them: read again at a start, extended one by one, never changed. Only {@link Chain} uses it,
 * under its lock; tip and validators may be read without.
 */
final class CertifiedChain {
    private static final System.Logger LOG = System.getLogger(CertifiedChain.class.getName());

    private final Genesis genesis;
    private final Belongings belongings;
    private final Blocks blocks;
    private final StateStore store;
    private final Ledger ledger;
    private final Succession succession;
    private final Function<String, Optional<OpenedBatch>> known;
    private volatile Tip tip;
    private volatile Optional<Voting> voting = Optional.empty();
    private Optional<String> last = Optional.empty();
    private Optional<Executed> candidate = Optional.empty();

    /** Asked for with every batch and vote, and the same until the next block. */
    private record Voting(long height, InForce inForce) {}

    /** @param known batches whose signature was verified here already, by id */
    CertifiedChain(Archive parts, Ledger ledger, Function<String, Optional<OpenedBatch>> known) {
        this.genesis = parts.genesis();
        this.belongings = new Belongings(parts.blocks(), parts.identity());
        this.blocks = parts.blocks();
        this.store = parts.state();
        this.ledger = ledger;
        this.succession = new Succession(ledger, genesis.chainId());
        this.known = known;
        this.tip = Tip.before(genesis);
    }

    Tip tip() {
        return tip;
    }

    /**
     * Brings the state in line with the blocks on disk and makes both firm.
     *
     * @return why they cannot be what this node wrote, if so: then nothing was changed on disk but the state
     */
    Optional<String> recover() throws IOException {
        Optional<String> doubt = belongings.misfit();
        if (doubt.isPresent()) {
            return doubt;
        }
        beginState();
        long from = tip.height();
        doubt = parted().or(this::missing);
        if (doubt.isEmpty()) {
            doubt = replay();
        }
        if (tip.height() > from) {
            LOG.log(Level.INFO, "replayed heights {0} to {1}", from + 1, tip.height());
        }
        if (doubt.isPresent()) {
            return doubt;
        } else if (tip.height() > 0 && belongings.signedOtherwise(tip.height(), text(tip))) {
            return Optional.of("the log's root at height " + tip.height() + " is not the one that was signed: "
                    + text(tip) + ", but " + blocks.watermark());
        }
        blocks.firm();
        return replay().or(this::missing).or(this::unsettled);
    }

    /** Why the blocks below the tip are not those that the epoch documents settled, if so: a stored state is not replayed from the genesis. */
    private Optional<String> parted() throws IOException {
        for (EpochDocument document : ledger.epochs().documents()) {
            boolean last = ledger.epochs().beginningAt(document.begin()).equals(Optional.of(document));
            if (last && document.begin() <= tip.height()) {
                long epoch = OrderedBody.read(blocks.body(document.begin()))
                        .map(b -> b.header().epoch())
                        .orElse(-1L);
                if (epoch != document.epoch()) {
                    return Optional.of("height " + document.begin() + " is not of epoch " + document.epoch()
                            + ", as the operators' document says");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing() {
        return era() > presentEra()
                ? Optional.of("the document of epoch " + epoch() + " is missing")
                : Optional.empty();
    }

    private Optional<String> unsettled() {
        long next = tip.height() + 1;
        return ledger.epochs().settling(next).isEmpty()
                ? Optional.empty()
                : ledger.unsettled(
                        store.state(),
                        next,
                        tip.blockHash(),
                        tip.height() == 0 ? Optional.empty() : Optional.of(text(tip)));
    }

    /** Whether this validator reported, and nobody has settled yet: then it neither votes nor takes a certificate. */
    Optional<String> closed() {
        return blocks.watermark().closes(presentEra())
                ? Optional.of("this validator reported in epoch " + (genesis.epoch() + presentEra())
                        + ": it goes on with the operators' document of the next one")
                : Optional.empty();
    }

    /** How many epochs were before the one whose validators sign the next block. */
    long era() {
        return epoch() - genesis.epoch();
    }

    /** Of those who sign the next block. */
    long epoch() {
        return voting().epoch();
    }

    /** The same of the newest epoch that operators have begun. */
    long presentEra() {
        return ledger.epochs().documents().size();
    }

    /** The body that operators' reports bind the next height to. */
    Optional<byte[]> adopted() {
        return ledger.epochs().adopted(tip.height() + 1);
    }

    /** Whether a block that does not fit here any more was left behind by an earlier epoch, and nothing of this one is signed about it. */
    boolean outdated(byte[] body) {
        Watermark mark = blocks.watermark();
        boolean covered = mark.epoch() >= era() && mark.height() > tip.height();
        return !covered
                && OrderedBody.read(body)
                        .filter(b -> b.header().epoch() < epoch())
                        .isPresent();
    }

    /** That nothing above the tip was signed in this epoch. */
    Watermark mark() {
        return new Watermark(tip.height(), tip.log().size(), tip.log().root(), era(), era());
    }

    /** A certificate of this block that somebody reported before the present epoch. */
    Optional<Certificate> reported(Executed block) {
        return ledger.epochs()
                .certificates()
                .flatMap(note -> certificate(note, block).stream())
                .findFirst();
    }

    private void beginState() throws IOException {
        Optional<Tip> stored = store.tip();
        if (stored.isEmpty() || !isOurs(stored.get())) {
            store.clear();
            Overlay start = new Overlay(store.state());
            Ledger.begin(start, genesis);
            start.seal();
            store.begin(Tip.before(genesis), start);
        }
        tip = store.tip().orElseThrow();
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

    private Optional<String> replay() throws IOException {
        while (tip.height() < blocks.certified()) {
            long height = tip.height() + 1;
            Succession.Verdict verdict = succession.judge(tip, store.state(), blocks.body(height));
            if (verdict instanceof Succession.Invalid invalid) {
                return Optional.of("height " + height + ", leaf " + invalid.leaf() + ": " + invalid.why());
            }
            Executed block = ((Succession.Valid) verdict).block();
            if (certificate(blocks.certificate(height), block).isEmpty()) {
                return Optional.of("height " + height + " has no valid certificate");
            }
            take(block);
        }
        return Optional.empty();
    }

    /** The certificate of the last block; empty before the first. */
    Optional<String> lastCertificate() throws IOException {
        if (last.isEmpty() && tip.height() > 0) {
            last = Optional.of(blocks.certificate(tip.height()));
        }
        return last;
    }

    /** Whether these leaves are a block that may follow; what waits here in the same bytes is not verified a second time. */
    Succession.Verdict judge(List<byte[]> leaves) {
        return succession.judge(tip, store.state(), leaves, this::open);
    }

    /** What this node executed already, and expects to come next; kept for one question. */
    void candidate(Executed block) {
        candidate = Optional.of(block);
    }

    /** The block in an ordered body if it may follow. */
    Optional<Executed> successor(OrderedBody body) {
        Optional<Executed> own = candidate.filter(c -> c.header().prev().equals(tip.blockHash())
                && c.header().height() == tip.height() + 1
                && Arrays.equals(c.body(), body.bytes()));
        candidate = Optional.empty();
        if (own.isPresent()) {
            return own;
        }
        Succession.Verdict verdict = judge(body.leaves());
        if (verdict instanceof Succession.Invalid invalid) {
            LOG.log(Level.DEBUG, "skipped an ordered block: {0}", invalid.why());
            return Optional.empty();
        }
        return Optional.of(((Succession.Valid) verdict).block());
    }

    private OpenedBatch.Opening open(List<byte[]> leaves, int at) {
        OpenedBatch.Opening opening = Succession.open(leaves, at, genesis.chainId());
        if (opening instanceof OpenedBatch.Opened opened) {
            return known.apply(opened.batch().batchId())
                    .filter(b -> b.source().equals(opened.batch().source()))
                    .<OpenedBatch.Opening>map(OpenedBatch.Opened::new)
                    .orElse(opening);
        }
        return opening;
    }

    /** The certificate in a note, if it is one of this block by those who must sign it. */
    Optional<Certificate> certificate(String note, Executed block) {
        return Certificate.parse(note).filter(c -> c.checkpoint().equals(text(block.tip())) && counts(c));
    }

    /** An adopted block may have been certified before anybody reported, by those whom its leaf names. */
    private boolean counts(Certificate certificate) {
        return certificate.certifiedBy(setInForce())
                || certificate.certifiedBy(
                        ledger.named(store.state(), tip.height() + 1).set());
    }

    /** Nothing was written yet: a node that signed what it does not remember runs on an older image of its disk, and may sign it otherwise. */
    void remembers(Executed block, Certificate certificate) throws IOException {
        long height = block.header().height();
        if (belongings.forgot(height, certificate)) {
            throw new IOException("its certificate has this node's signature, but the watermark ends at height "
                    + blocks.watermark().height() + ": an older image of this disk was restored. "
                    + "A validator that lost its disk comes back under a new name and key");
        }
    }

    /** The leaves are durable; from here to final. */
    void settle(Executed block, Certificate certificate) throws IOException {
        blocks.certify(certificate.note());
        last = Optional.of(certificate.note());
        take(block);
    }

    private void take(Executed block) {
        store.commit(block);
        tip = block.tip();
    }

    /** Who signs the block after the tip, as the state and the epoch documents say. */
    ValidatorSet setInForce() {
        return voting().set();
    }

    private InForce voting() {
        long next = tip.height() + 1;
        Voting known = voting.filter(v -> v.height() == next)
                .orElseGet(() -> new Voting(next, ledger.voting(store.state(), next)));
        voting = Optional.of(known);
        return known.inForce();
    }

    CheckpointText text(Tip of) {
        return of.checkpoint(genesis.origin());
    }

    /**
     * Why the next block could not take this batch, if it could not.
     *
     * @param now milliseconds UTC
     */
    Optional<Refusal> refusal(OpenedBatch batch, long now) {
        Draft draft = new Draft(ledger, tip, store.state(), Math.max(now, tip.time() + 1));
        return draft.add(batch) instanceof Draft.Rejected rejected ? Optional.of(rejected.refusal()) : Optional.empty();
    }
}
