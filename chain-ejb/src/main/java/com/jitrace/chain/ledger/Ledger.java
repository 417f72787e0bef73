package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Declaration;
import com.jitrace.chain.entry.Evidence;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.KeyRevocation;
import com.jitrace.chain.entry.KeyVeto;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.NewKey;
import com.jitrace.chain.entry.OperatorsChange;
import com.jitrace.chain.entry.Ownership;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.PartyChange;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recalling;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps 3 to 7 of CHAIN.md §8 for one batch. Steps 1 and 2 are done when it is opened. */
public final class Ledger {
    /** Step 4; a node may answer from memory, but never otherwise than {@link OpenedBatch#signedBy}. */
    @FunctionalInterface
    public interface SignatureCheck {
        boolean signed(OpenedBatch batch, PublicKey key);
    }

    private static final int KEYS_MAX = 10_000;

    private final SignatureCheck signatures;
    private final Epochs epochs;
    private final Map<String, PublicKey> keys = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PublicKey> eldest) {
            return size() > KEYS_MAX;
        }
    });

    /** Of a chain without epoch documents. */
    public Ledger(SignatureCheck signatures) {
        this(signatures, Epochs.NONE);
    }

    public Ledger(SignatureCheck signatures, Epochs epochs) {
        this.signatures = signatures;
        this.epochs = epochs;
    }

    public Epochs epochs() {
        return epochs;
    }

    /** The state before block 1. */
    public static void begin(Overlay state, Genesis genesis) {
        Governance.begin(state, genesis);
    }

    /** Epoch and validators of this height as the state before it says, without what epoch documents change there. */
    public static InForce inForce(State before, long height) {
        return Validators.inForce(before, height);
    }

    /** Whether evidence of a double signature by this validator stands on the chain. */
    public static boolean equivocated(State state, Vkey vkey) {
        return Validators.equivocated(state, vkey);
    }

    /** Epoch and validators that the leaf of this block names, as the state before it and the epoch documents say. */
    public InForce named(State before, long height) {
        return new Settlements(epochs, before, height).named();
    }

    /** Whose quorum signs the block of this height: those it names, or for an adopted block those of the epoch after it. */
    public InForce voting(State before, long height) {
        return new Settlements(epochs, before, height).voting();
    }

    /**
     * Why the epoch documents of this height may not be followed, if so.
     *
     * @param prev leaf hash of the block leaf below it; at height 1 the chain's id
     * @param below text of that block; empty at height 1
     */
    public Optional<String> unsettled(State before, long height, String prev, Optional<CheckpointText> below) {
        return new Settlements(epochs, before, height).fault(prev, below);
    }

    /** The text of the block that must be adopted at this height, if there is one. */
    public Optional<CheckpointText> forced(State before, long height, Optional<CheckpointText> below) {
        return new Settlements(epochs, before, height).forced(below);
    }

    /** What a block changes before its first batch: the first one of an epoch writes down who validates. */
    public void open(Overlay block, Moment moment) {
        epochs.beginningAt(moment.height()).ifPresent(d -> Validators.begin(block, d, moment.time()));
    }

    /**
     * Executes a batch for a block on the block's overlay: all of it, or nothing and why not.
     *
     * @return empty if it may stand
     */
    public Optional<Refusal> execute(OpenedBatch batch, Overlay block, Moment moment) {
        BatchHeader header = batch.header();
        long time = moment.time();
        int place = -1;
        try {
            PublicKey key = activeKey(batch, block, time);
            unless(signatures.signed(batch, key), Reason.SIGNATURE, () -> "the signature does not verify");
            unless(time <= header.notAfter(), Reason.EXPIRED, () -> "notAfter lies before the block");
            unless(
                    header.notAfter() <= time + Limits.BATCH_TTL_MILLIS_MAX,
                    Reason.TTL,
                    () -> "notAfter lies more than ten minutes after the block");
            unless(
                    block.nonce(header.author(), header.nonce()).orElse(-1L) < time,
                    Reason.REPLAY,
                    () -> "nonce " + header.nonce());
            Overlay overlay = new Overlay(block);
            overlay.remember(header.author(), header.nonce(), header.notAfter());
            List<Footprint> footprints = new ArrayList<>();
            for (Statement statement : batch.statements()) {
                place++;
                footprints.add(new Footprint(batch.entryHashes().get(place)));
                apply(new Context(overlay, header.chain(), header.author(), moment, footprints.get(place)), statement);
            }
            Corrections.remember(overlay, batch, moment, footprints);
            block.absorb(overlay);
            return Optional.empty();
        } catch (Broken e) {
            return Optional.of(e.at(place));
        }
    }

    /** The key this batch must be signed with, or the refusal of step 3. */
    public KeyAnswer keyOf(OpenedBatch batch, State state, long time) {
        try {
            return new KeyFound(activeKey(batch, state, time));
        } catch (Broken e) {
            return new KeyRefused(e.at(-1));
        }
    }

    public sealed interface KeyAnswer {}

    public record KeyFound(PublicKey key) implements KeyAnswer {}

    public record KeyRefused(Refusal refusal) implements KeyAnswer {}

    private PublicKey activeKey(OpenedBatch batch, State state, long time) {
        BatchHeader header = batch.header();
        String name = Governance.key(header.author(), header.key());
        Optional<JsonObject> key = state.value(name);
        if (key.isEmpty()) {
            return introduced(batch, state);
        }
        unless(Governance.active(key.get(), time), Reason.KEY, () -> name + " is not active");
        String pub = key.get().text("pub");
        return keys.computeIfAbsent(
                pub, p -> PublicKey.ofBase64(p).orElseThrow(() -> new IllegalStateException("no key: " + p)));
    }

    /** A newcomer brings its operators' signatures and proves that it holds the key (decision 0006). */
    private static PublicKey introduced(OpenedBatch batch, State state) {
        BatchHeader header = batch.header();
        boolean introduces = batch.statements().get(0) instanceof Party party
                && party.party().equals(header.author())
                && party.key().equals(header.key())
                && state.value("party." + header.author()).isEmpty()
                && Governance.operators(state).approve(party, header.chain());
        unless(introduces, Reason.KEY, () -> "no key " + header.key() + " of party " + header.author());
        return PublicKey.ofBase64(((Party) batch.statements().get(0)).pub())
                .orElseThrow(() -> Broken.rule(Reason.KEY, "pub is no Ed25519 key of full order"));
    }

    private static void apply(Context at, Statement statement) {
        if (statement instanceof Movement movement) {
            Movements.move(at, movement);
        } else if (statement instanceof Packing packing) {
            Packings.pack(at, packing);
        } else if (statement instanceof Building building) {
            Parts.build(at, building);
        } else if (statement instanceof Stock stock) {
            Parts.flow(at, stock);
        } else if (statement instanceof Ownership ownership) {
            Owners.pass(at, ownership);
        } else if (statement instanceof Recalling recalling) {
            Recalls.mark(at, recalling);
        } else if (statement instanceof Declaration declaration) {
            declare(at, declaration);
        } else if (statement instanceof Governed governed) {
            govern(at, governed);
        } else {
            Validators.accuse(at, (Evidence) statement);
        }
    }

    private static void declare(Context at, Declaration statement) {
        if (statement instanceof Issue issue) {
            Catalogue.issue(at, issue);
        } else if (statement instanceof Product product) {
            Catalogue.describe(at, product);
        } else if (statement instanceof Lot lot) {
            Catalogue.open(at, lot);
        } else if (statement instanceof Authorise grant) {
            Authorisations.grant(at, grant);
        } else if (statement instanceof Revoke revoke) {
            Authorisations.revoke(at, revoke);
        } else {
            Governance.vetoKey(at, (KeyVeto) statement);
        }
    }

    private static void govern(Context at, Governed statement) {
        if (statement instanceof Party party) {
            Governance.join(at, party);
        } else if (statement instanceof PartyChange change) {
            Governance.change(at, change);
        } else if (statement instanceof NewKey added) {
            Governance.addKey(at, added);
        } else if (statement instanceof KeyRevocation revocation) {
            Governance.revokeKey(at, revocation);
        } else if (statement instanceof Licence licence) {
            Governance.license(at, licence);
        } else if (statement instanceof OperatorsChange change) {
            Governance.change(at, change);
        } else {
            Validators.change(at, (ValidatorChange) statement);
        }
    }
}
