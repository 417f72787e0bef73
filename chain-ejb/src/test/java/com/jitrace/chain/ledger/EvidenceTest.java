package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Evidence;
import com.jitrace.chain.entry.Evidence.BlockLeaf;
import com.jitrace.chain.entry.Evidence.Exhibit;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final String ORIGIN = "test.example/jitrace";
    private static final String VKEY = new Vkey("v1", World.publicKey("validator")).text();
    private final World world = new World().started();

    private static String note(String origin, long size, Hash root, String secret) {
        CheckpointText text = new CheckpointText(origin, size, root);
        return new Certificate(text, List.of(SignatureLine.sign(text.text(), "v1", key(secret)))).note();
    }

    private static Exhibit text(long size, String root) {
        return new Exhibit(note(ORIGIN, size, Hash.hex(World.hash(root)), "validator"), Optional.empty());
    }

    private static Evidence texts(Exhibit first, Exhibit second) {
        return new Evidence(VKEY, first, second);
    }

    @Test
    void twoRootsForOneSizeFlagTheValidator() {
        Evidence proof = texts(text(7, "a"), text(7, "b"));
        world.allowed("shop", proof);
        String record =
                "validator." + Hash.over(VKEY.getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(world.value(record).texts("f")).containsExactly("equivocated");
        assertThat(world.value(record).text("vkey")).isEqualTo(VKEY);
        assertThat(world.refused("shop", proof)).isEqualTo(Reason.STATE);
    }

    @Test
    void textsThatDoNotContradictEachOtherProveNothing() {
        assertThat(world.refused("shop", texts(text(7, "a"), text(8, "b")))).isEqualTo(Reason.FIELD);
        assertThat(world.refused("shop", texts(text(7, "a"), text(7, "a")))).isEqualTo(Reason.FIELD);
        Exhibit elsewhere =
                new Exhibit(note("other.example/log", 7, Hash.hex(World.hash("b")), "validator"), Optional.empty());
        assertThat(world.refused("shop", texts(text(7, "a"), elsewhere))).isEqualTo(Reason.FIELD);
    }

    @Test
    void whatTheValidatorDidNotSignProvesNothing() {
        Exhibit forged = new Exhibit(note(ORIGIN, 7, Hash.hex(World.hash("b")), "thief"), Optional.empty());
        assertThat(world.refused("shop", texts(text(7, "a"), forged))).isEqualTo(Reason.FIELD);
        assertThat(world.refused("shop", texts(text(7, "a"), new Exhibit("nonsense", Optional.empty()))))
                .isEqualTo(Reason.FIELD);
        assertThat(world.refused("shop", new Evidence("v1+nonsense", text(7, "a"), text(7, "b"))))
                .isEqualTo(Reason.FIELD);
        String stranger = new Vkey("v1", World.publicKey("thief")).text();
        assertThat(world.refused("shop", new Evidence(stranger, text(7, "a"), text(7, "b"))))
                .isEqualTo(Reason.UNKNOWN);
    }

    private static byte[] block(long epoch, long height, String state) {
        String hash = World.hash(state);
        return new BlockHeader(0, 0, epoch, height, hash, "v1", hash, hash, 5).leaf();
    }

    /** A block leaf behind {@code before} other leaves, in a text that the validator signed. */
    private static Exhibit block(byte[] leaf, int before) {
        List<Hash> leaves = new java.util.ArrayList<>();
        for (int i = 0; i < before; i++) {
            leaves.add(Hash.hex(World.hash("leaf " + i)));
        }
        leaves.add(LogTree.leafHash(leaf));
        StringBuilder path = new StringBuilder();
        LogTree.inclusion(leaves, before).forEach(h -> path.append(h.hex()));
        return new Exhibit(
                note(ORIGIN, leaves.size(), LogTree.rootOfHashes(leaves), "validator"),
                Optional.of(new BlockLeaf(new String(leaf, StandardCharsets.UTF_8), before, path.toString())));
    }

    @Test
    void twoBlocksOfOneHeightFlagTheValidator() {
        assertThat(world.refused("shop", texts(block(block(0, 3, "a"), 4), block(block(0, 3, "a"), 6))))
                .isEqualTo(Reason.FIELD);
        assertThat(world.refused("shop", texts(block(block(0, 3, "a"), 4), block(block(0, 4, "b"), 6))))
                .isEqualTo(Reason.FIELD);
        assertThat(world.refused("shop", texts(block(block(0, 3, "a"), 4), block(block(1, 3, "b"), 6))))
                .isEqualTo(Reason.FIELD);
        world.allowed("shop", texts(block(block(0, 3, "a"), 4), block(block(0, 3, "b"), 6)));
    }

    @Test
    void aBlockOutsideTheSignedLogProvesNothing() {
        Exhibit good = block(block(0, 3, "a"), 4);
        Exhibit other = block(block(0, 3, "b"), 6);
        BlockLeaf swapped = new BlockLeaf(
                other.block().orElseThrow().leaf(),
                good.block().orElseThrow().index(),
                good.block().orElseThrow().path());
        assertThat(world.refused("shop", texts(good, new Exhibit(good.note(), Optional.of(swapped)))))
                .isEqualTo(Reason.FIELD);
        byte[] noBlock = "{\"t\":\"block\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(world.refused("shop", texts(good, block(noBlock, 6)))).isEqualTo(Reason.FIELD);
    }

    @Test
    void aRemovedValidatorIsStillAnswerable() {
        world.allowed(
                "brand",
                World.approved(new com.jitrace.chain.entry.ValidatorChange(
                        List.of(), Optional.of(new Vkey("v2", World.publicKey("v2")).text()), Optional.empty(), 1)));
        world.height += 3;
        world.allowed(
                "brand",
                World.approved(new com.jitrace.chain.entry.ValidatorChange(
                        List.of(), Optional.empty(), Optional.of("v1"), 2)));
        world.height += 3;
        world.allowed("shop", texts(text(7, "a"), text(7, "b")));
    }
}
