package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Evidence;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who validates: {@code validators {before?,epoch,from?,seq?,validators}}; and what is known against a validator. */
final class Validators {
    /** A change in block h counts from block h + 2 on: whoever signs h and h + 1 knows the set beforehand. */
    private static final int BLOCKS_AHEAD = 2;

    private static final String BEFORE = "before";
    private static final String LIST = "validators";
    private static final String EQUIVOCATED = "equivocated";

    private record Known(Json written, Optional<ValidatorSet> set) {}

    private static volatile Known last = new Known(Json.whole(0), Optional.empty());

    private Validators() {}

    /** Whose quorum signs the block of this height. */
    static InForce inForce(State state, long height) {
        JsonObject value = state.value(Governance.VALIDATORS)
                .orElseThrow(() -> new IllegalStateException("the state names no validators: its files are damaged"));
        boolean old = value.optionalWhole("from").orElse(0L) > height;
        return new InForce(
                value.whole("epoch"), set(value.get(old ? BEFORE : LIST).orElseThrow()));
    }

    /** The first block of an epoch: its validators count at once, and the keys of those before them never again (decision 0038). */
    static void begin(Overlay state, EpochDocument document, long time) {
        JsonObject value =
                state.value(Governance.VALIDATORS).orElseThrow(() -> new IllegalStateException("no validators"));
        ValidatorSet.of(value.get(LIST).orElseThrow())
                .validators()
                .forEach(v -> state.put(key(v), record(state, v).with("removed", time)));
        state.put(
                Governance.VALIDATORS,
                value.without(BEFORE)
                        .without("from")
                        .with("epoch", document.epoch())
                        .with(LIST, document.set().json()));
    }

    /** Whether this key is, or was, one of a validator's, or is waiting to be. */
    static boolean used(State state, Vkey vkey) {
        JsonObject value =
                state.value(Governance.VALIDATORS).orElseThrow(() -> new IllegalStateException("no validators"));
        return state.value(key(vkey)).isPresent()
                || List.of(LIST, BEFORE).stream()
                        .flatMap(name -> value.get(name).stream())
                        .flatMap(list -> ValidatorSet.of(list).validators().stream())
                        .anyMatch(v -> v.key().equals(vkey.key()));
    }

    /** Every block asks, and decoding keys is slow: the last answer is kept. */
    private static ValidatorSet set(Json written) {
        Known known = last;
        if (!known.written.equals(written)) {
            known = new Known(written, Optional.of(ValidatorSet.of(written)));
            last = known;
        }
        return known.set.orElseThrow();
    }

    static void change(Context at, ValidatorChange change) {
        JsonObject value = at.known(Governance.VALIDATORS);
        List<Vkey> now = ValidatorSet.of(value.get(LIST).orElseThrow()).validators();
        List<Vkey> next = new ArrayList<>(now);
        if (change.add().isPresent()) {
            next.add(newcomer(at, change.add().get(), now));
        } else {
            String name = change.remove().orElseThrow();
            unless(next.removeIf(v -> v.name().equals(name)), Reason.UNKNOWN, () -> "no validator " + name);
        }
        unless(
                !next.isEmpty() && next.size() <= Limits.VALIDATORS_MAX,
                Reason.FIELD,
                () -> "1 to " + Limits.VALIDATORS_MAX + " validators");
        Governance.approved(at, change);
        Governance.inTurn(value, change.seq(), Governance.VALIDATORS);
        unless(
                value.optionalWhole("from").orElse(0L) <= at.moment().height(),
                Reason.STATE,
                () -> "one at a time: the last change is not in force yet");
        now.stream()
                .filter(v -> !next.contains(v))
                .forEach(v -> put(at, v, record(at.state(), v).with("removed", at.time())));
        at.state()
                .put(
                        Governance.VALIDATORS,
                        value.with(BEFORE, value.get(LIST).orElseThrow())
                                .with("from", at.moment().height() + BLOCKS_AHEAD)
                                .with("seq", change.seq())
                                .with(LIST, new ValidatorSet(next).json()));
    }

    /** A vote key is used by one validator and never again after it was taken out or caught (CHAIN.md §2). */
    private static Vkey newcomer(Context at, String text, List<Vkey> now) {
        Vkey added = Vkey.parse(text)
                .orElseThrow(() -> Broken.rule(Reason.FIELD, "no key of full order, or not its only form: " + text));
        unless(
                now.stream()
                                .noneMatch(v ->
                                        v.name().equals(added.name()) || v.key().equals(added.key()))
                        && at.state().value(key(added)).isEmpty(),
                Reason.EXISTS,
                () -> "name or key was used: " + text);
        return added;
    }

    /** Proof of a validator's double signature flags it; taking it out is for the operators. */
    static void accuse(Context at, Evidence evidence) {
        Vkey vkey = Vkey.parse(evidence.vkey())
                .orElseThrow(() -> Broken.rule(Reason.FIELD, "no key of full order, or not its only form"));
        JsonObject value = at.known(Governance.VALIDATORS);
        boolean listed = List.of(LIST, BEFORE).stream()
                .flatMap(name -> value.get(name).stream())
                .anyMatch(list -> ValidatorSet.of(list).validators().contains(vkey));
        unless(
                listed || at.state().value(key(vkey)).isPresent(),
                Reason.UNKNOWN,
                () -> "never a validator here: " + vkey);
        CheckpointText first = signed(vkey, evidence.first());
        CheckpointText second = signed(vkey, evidence.second());
        unless(
                first.origin().equals(second.origin())
                        && (evidence.first().block().isPresent()
                                ? twoBlocks(block(first, evidence.first()), block(second, evidence.second()))
                                : first.size() == second.size() && !first.root().equals(second.root())),
                Reason.FIELD,
                () -> "the two do not contradict each other");
        unless(!equivocated(at.state(), vkey), Reason.STATE, () -> vkey.name() + " is flagged already");
        put(at, vkey, record(at.state(), vkey).with("f", List.of(EQUIVOCATED)));
    }

    static boolean equivocated(State state, Vkey vkey) {
        return record(state, vkey).texts("f").contains(EQUIVOCATED);
    }

    /** Only the first line of its name counts: nobody makes validators verify a hundred. */
    private static CheckpointText signed(Vkey vkey, Evidence.Exhibit exhibit) {
        return Certificate.parse(exhibit.note())
                .filter(c -> c.lines().stream()
                        .filter(line -> line.name().equals(vkey.name()))
                        .findFirst()
                        .filter(line -> line.isOf(vkey, c.checkpoint().text()))
                        .isPresent())
                .map(Certificate::checkpoint)
                .orElseThrow(() -> Broken.rule(Reason.FIELD, "no signed note of " + vkey.name()));
    }

    /** The block leaf, if the signed text's log holds it. */
    private static BlockHeader block(CheckpointText text, Evidence.Exhibit exhibit) {
        Evidence.BlockLeaf block = exhibit.block().orElseThrow();
        byte[] leaf = block.leaf().getBytes(StandardCharsets.UTF_8);
        List<Hash> path = new ArrayList<>();
        for (int at = 0; at < block.path().length(); at += 2 * Hash.BYTES) {
            path.add(Hash.hex(block.path().substring(at, at + 2 * Hash.BYTES)));
        }
        unless(
                LogTree.includes(text.root(), text.size(), block.index(), LogTree.leafHash(leaf), path),
                Reason.FIELD,
                () -> "the block leaf is not in the signed log");
        try {
            return BlockHeader.parse(leaf);
        } catch (Malformed e) {
            throw Broken.rule(Reason.FIELD, "no block leaf: " + e.detail());
        }
    }

    private static boolean twoBlocks(BlockHeader first, BlockHeader second) {
        return first.epoch() == second.epoch() && first.height() == second.height() && !first.equals(second);
    }

    private static JsonObject record(State state, Vkey vkey) {
        return state.value(key(vkey))
                .orElse(JsonObject.EMPTY.with("f", List.of()).with("vkey", vkey.text()));
    }

    private static void put(Context at, Vkey vkey, JsonObject record) {
        at.state().put(key(vkey), record);
    }

    /** {@code validator.<hex H(vkey)> {f,removed?,vkey}}: there is one only of those that went or were caught. */
    private static String key(Vkey vkey) {
        return "validator."
                + Hash.over(vkey.text().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
