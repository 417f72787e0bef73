package com.jitrace.chain.simulation.council;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.simulation.Broken;
import com.jitrace.chain.simulation.Promise;
import com.jitrace.chain.validator.Vote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What everybody certified and what the honest ones signed, from the first block to the end of a life. It counts by itself, and it knows by itself who
 * has to sign a block: it reads the changes in the leaves and asks no node's state.
 */
final class Record {
    /** q for n = 1 … 7, as CHAIN.md §2 writes it. */
    private static final int[] QUORUM = {0, 1, 2, 2, 3, 4, 4, 5};

    /** A change in block h counts from h + 2 on, as CHAIN.md §9 writes it. */
    private static final int BLOCKS_AHEAD = 2;

    private final Map<Long, String> certified = new HashMap<>();
    private final Map<CheckpointText, Long> heights = new HashMap<>();
    private final Map<String, CheckpointText> signed = new HashMap<>();
    private final Map<CheckpointText, List<Vote>> votes = new HashMap<>();
    private final TreeMap<Long, ValidatorSet> sets = new TreeMap<>();
    private final Set<Vkey> everNamed = new HashSet<>();
    private final TreeMap<Long, Long> epochs = new TreeMap<>();
    private final Map<Long, ValidatorSet> adoptedBy = new HashMap<>();
    private final Map<String, Long> epochOfKey = new HashMap<>();
    private final Map<String, Long> reported = new HashMap<>();
    private long changes;

    Record(Genesis genesis) {
        sets.put(0L, genesis.validatorSet());
        everNamed.addAll(genesis.validators());
        epochs.put(0L, 0L);
    }

    /** The operators signed this: its validators count from its first block on, whatever was decided before. */
    void settled(EpochDocument document) {
        sets.tailMap(document.begin(), true).clear();
        sets.put(document.begin(), document.set());
        epochs.put(document.begin(), document.epoch());
        everNamed.addAll(document.set().validators());
        document.set().validators().forEach(v -> epochOfKey.put(v.keyHash(), document.epoch()));
        if (document.block().isPresent()) {
            adoptedBy.put(document.height(), document.set());
        }
    }

    /** An honest validator reported in this epoch: it signs nothing else in it. */
    void reported(String name, long epoch) {
        reported.put(name, epoch);
    }

    /** An honest node holds this block as certified. */
    void certified(long height, byte[] body, String note) {
        String hash = Hash.over(body).hex();
        String before = certified.putIfAbsent(height, hash);
        Broken.unless(before == null || before.equals(hash), Promise.C1, "two certified blocks at height " + height);
        Certificate certificate = Certificate.parse(note)
                .orElseThrow(() -> new Broken(Promise.C3, "height " + height + " has no certificate: " + note));
        ValidatorSet set = setAt(height);
        Broken.unless(
                quorum(certificate, set)
                        || Optional.ofNullable(adoptedBy.get(height))
                                .filter(next -> quorum(certificate, next))
                                .isPresent(),
                Promise.C3,
                "height " + height + " is certified by less than a quorum of " + names(set));
        if (before == null) {
            first(height, body, certificate.checkpoint());
        }
    }

    private static boolean quorum(Certificate certificate, ValidatorSet set) {
        return set.validators().stream().filter(v -> signedBy(certificate, v)).count()
                >= QUORUM[set.validators().size()];
    }

    private void first(long height, byte[] body, CheckpointText text) {
        List<byte[]> leaves = BlockBody.decode(body);
        BlockHeader header = BlockHeader.parse(leaves.get(leaves.size() - 1));
        ValidatorSet set = setAt(height);
        Broken.unless(
                header.epoch() == epochs.floorEntry(height).getValue(),
                Promise.C3,
                "height " + height + " is of epoch " + header.epoch());
        Broken.unless(
                header.set().equals(set.hash().hex()),
                Promise.C3,
                "height " + height + " names others than " + names(set));
        heights.put(text, height);
        votes.getOrDefault(text, List.of()).forEach(vote -> asked(height, vote));
        leaves.stream().map(JsonObject::parse).forEach(leaf -> change(height, leaf));
    }

    private void change(long height, JsonObject leaf) {
        if (!leaf.text("t").equals("validators")) {
            return;
        }
        JsonObject body = (JsonObject) leaf.get("body").orElseThrow();
        List<Vkey> next = new ArrayList<>(latest().validators());
        body.optionalText("add").flatMap(Vkey::parse).ifPresent(added -> {
            next.add(added);
            everNamed.add(added);
            epochOfKey.put(added.keyHash(), epochs.floorEntry(height).getValue());
        });
        body.optionalText("remove")
                .ifPresent(name -> next.removeIf(v -> v.name().equals(name)));
        changes++;
        // a settlement just above says who validates, whatever was decided below it
        if (epochs.floorKey(height + BLOCKS_AHEAD) <= height) {
            sets.put(height + BLOCKS_AHEAD, new ValidatorSet(next));
        }
    }

    /** Who must sign the block of this height. */
    ValidatorSet setAt(long height) {
        return sets.floorEntry(height).getValue();
    }

    /** Who must sign the blocks that none of these has for certain: one for each height. */
    List<ValidatorSet> open(List<Member> known) {
        long highest = known.stream().mapToLong(Member::certified).max().orElse(0);
        return LongStream.rangeClosed(highest + 1, Math.max(highest, blocks()) + 1)
                .mapToObj(this::setAt)
                .toList();
    }

    /** Whether liars, lost ones and these are never more than a set can bear whose block is not known to all others. */
    boolean bearable(List<Member> members, Collection<Member> missing) {
        List<Member> there = members.stream()
                .filter(m -> m.liar.isEmpty() && !m.wiped() && !missing.contains(m))
                .toList();
        return open(there).stream()
                .allMatch(set -> set.validators().stream()
                                .filter(v -> there.stream().noneMatch(m -> m.name.equals(v.name())))
                                .count()
                        <= set.faulty());
    }

    /** Who must sign as soon as the last change counts. */
    ValidatorSet latest() {
        return sets.lastEntry().getValue();
    }

    /** Whether the last change counts from the next block on. */
    boolean settled() {
        return sets.lastKey() <= certified.size() + 1;
    }

    long changes() {
        return changes;
    }

    /** Whether this key was ever in a set. */
    boolean used(Vkey vkey) {
        return everNamed.contains(vkey);
    }

    private static List<String> names(ValidatorSet set) {
        return set.validators().stream().map(Vkey::name).toList();
    }

    private static boolean signedBy(Certificate certificate, Vkey vkey) {
        return certificate.lines().stream()
                .anyMatch(line -> line.isOf(vkey, certificate.checkpoint().text()));
    }

    /** An honest node says that it signed this. */
    void signed(String name, Vote vote) {
        CheckpointText text = vote.text();
        long epoch =
                epochOfKey.getOrDefault(HexFormat.of().formatHex(vote.line().hash()), 0L);
        CheckpointText before = signed.putIfAbsent(name + " " + epoch + " " + text.size(), text);
        Broken.unless(
                before != null || epoch > reported.getOrDefault(name, -1L),
                Promise.C6,
                name + " signed size " + text.size() + " in epoch " + epoch + " after it had reported");
        Broken.unless(
                before == null || before.equals(text), Promise.C6, name + " signed two roots for size " + text.size());
        votes.computeIfAbsent(text, t -> new ArrayList<>()).add(vote);
        Optional.ofNullable(heights.get(text)).ifPresent(height -> asked(height, vote));
    }

    private void asked(long height, Vote vote) {
        Broken.unless(
                Stream.of(Optional.of(setAt(height)), Optional.ofNullable(adoptedBy.get(height)))
                        .flatMap(Optional::stream)
                        .flatMap(set -> set.named(vote.line().name()).stream())
                        .anyMatch(v -> vote.line().isOf(v, vote.text().text())),
                Promise.C3,
                vote.line().name() + " voted for height " + height + " with a key that is not in its set");
    }

    /** The hash of the block that was certified there, if one was. */
    Optional<String> at(long height) {
        return Optional.ofNullable(certified.get(height));
    }

    long blocks() {
        return certified.size();
    }
}
