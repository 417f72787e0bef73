package com.jitrace.chain.block;

import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.approved;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private final World world = new World();
    private final Tip start = Tip.before(world.genesis);
    private final String set = world.genesis.validatorSet().hash().hex();
    private final Succession succession = new Succession(world.ledger, world.genesis.chainId());

    private Draft.Addition add(Draft draft, SignedBatch batch) {
        return draft.add(((OpenedBatch.Opened) OpenedBatch.open(batch, world.genesis.chainId())).batch());
    }

    private Executed block() {
        Draft draft = new Draft(world.ledger, start, world.state, world.time);
        assertThat(add(draft, world.batch("brand", approved(party("brand")), approved(party("shop")))))
                .isInstanceOf(Draft.Added.class);
        assertThat(add(draft, world.batch("carrier", approved(party("carrier")))))
                .isInstanceOf(Draft.Added.class);
        return draft.close(0, "v1", set);
    }

    private String invalid(List<byte[]> leaves) {
        return ((Succession.Invalid) succession.judge(start, world.state, leaves)).why();
    }

    @Test
    void aProposedBlockIsAValidSuccessorWithTheSameTip() {
        Executed block = block();
        Succession.Verdict verdict = succession.judge(start, world.state, block.body());
        assertThat(((Succession.Valid) verdict).block().tip()).isEqualTo(block.tip());
        assertThat(block.batches()).extracting(Executed.Placed::firstIndex).containsExactly(0L, 3L);
        assertThat(block.tip().log().size()).isEqualTo(6);
    }

    @Test
    void aHeartbeatBlockIsItsLeafAlone() {
        Executed block = new Draft(world.ledger, start, world.state, world.time).close(0, "v1", set);
        assertThat(block.leaves()).hasSize(1);
        assertThat(succession.judge(start, world.state, block.body())).isInstanceOf(Succession.Valid.class);
    }

    @Test
    void aBlockThatDoesNotFollowIsNoSuccessor() {
        Executed block = block();
        assertThat(succession.judge(block.tip(), world.state, block.body())).isInstanceOf(Succession.Invalid.class);
        BlockHeader h = block.header();
        assertThat(withHeader(
                        block,
                        new BlockHeader(h.batches(), h.entries(), 1, 1, h.prev(), "v1", set, h.state(), h.time())))
                .contains("epoch");
        assertThat(withHeader(
                        block,
                        new BlockHeader(h.batches(), h.entries(), 0, 1, h.prev(), "v9", set, h.state(), h.time())))
                .contains("stranger");
        assertThat(withHeader(
                        block,
                        new BlockHeader(h.batches(), h.entries(), 0, 1, h.prev(), "v1", set, h.prev(), h.time())))
                .contains("its content is");
        assertThat(withHeader(block, new BlockHeader(1, h.entries(), 0, 1, h.prev(), "v1", set, h.state(), h.time())))
                .contains("its content is");
        assertThat(withHeader(
                        block,
                        new BlockHeader(h.batches(), h.entries(), 0, 2, h.prev(), "v1", set, h.state(), h.time())))
                .contains("does not follow");
    }

    @Test
    void aBlockIsLaterThanTheOneBefore() {
        Executed first = block();
        world.state.absorb(first.changes());
        long sameTime = first.header().time();
        Executed same = new Draft(world.ledger, first.tip(), world.state, sameTime).close(0, "v1", set);
        Executed later = new Draft(world.ledger, first.tip(), world.state, sameTime + 1).close(0, "v1", set);
        assertThat(((Succession.Invalid) succession.judge(first.tip(), world.state, same.body())).why())
                .contains("is not after");
        assertThat(succession.judge(first.tip(), world.state, later.body())).isInstanceOf(Succession.Valid.class);
    }

    private Executed next(Executed parent, String proposer, String set, SignedBatch... batches) {
        world.state.absorb(parent.changes());
        Draft draft = new Draft(
                world.ledger, parent.tip(), world.state, parent.header().time() + 1);
        for (SignedBatch batch : batches) {
            assertThat(add(draft, batch)).isInstanceOf(Draft.Added.class);
        }
        return draft.close(0, proposer, set);
    }

    private String why(Executed parent, Executed block) {
        Succession.Verdict verdict = succession.judge(parent.tip(), world.state, block.body());
        return verdict instanceof Succession.Invalid invalid ? invalid.why() : "valid";
    }

    @Test
    void aNewValidatorMayProposeAndItsSetSignsFromTheSecondBlockOn() {
        Vkey added = new Vkey("v2", World.publicKey("v2"));
        var change = new ValidatorChange(List.of(), Optional.of(added.text()), Optional.empty(), 1);
        String both = new ValidatorSet(List.of(world.genesis.validators().get(0), added))
                .hash()
                .hex();
        Executed first = block();
        Executed h = next(first, "v1", set, world.batch("brand", approved(change)));
        assertThat(why(first, h)).isEqualTo("valid");
        Executed h1 = next(h, "v1", set);
        assertThat(why(h, h1)).isEqualTo("valid");
        assertThat(why(
                        h,
                        new Draft(
                                        world.ledger,
                                        h.tip(),
                                        world.state,
                                        h1.header().time())
                                .close(0, "v2", set)))
                .contains("stranger");
        Executed late = next(h1, "v1", set);
        assertThat(why(h1, late)).contains("validator set");
        assertThat(why(
                        h1,
                        new Draft(
                                        world.ledger,
                                        h1.tip(),
                                        world.state,
                                        late.header().time())
                                .close(0, "v2", both)))
                .isEqualTo("valid");
    }

    private String withHeader(Executed block, BlockHeader header) {
        List<byte[]> leaves = new ArrayList<>(block.leaves());
        leaves.set(leaves.size() - 1, header.leaf());
        return invalid(leaves);
    }

    @Test
    void aChangedMissingOrRefusedLeafMakesABlockInvalid() {
        List<byte[]> leaves = block().leaves();
        for (int i = 0; i < leaves.size(); i++) {
            List<byte[]> missing = new ArrayList<>(leaves);
            missing.remove(i);
            assertThat(succession.judge(start, world.state, missing)).isInstanceOf(Succession.Invalid.class);
            List<byte[]> changed = new ArrayList<>(leaves);
            changed.set(i, leaves.get(i).clone());
            changed.get(i)[leaves.get(i).length / 2] ^= 1;
            assertThat(succession.judge(start, world.state, changed)).isInstanceOf(Succession.Invalid.class);
        }
        Draft draft = new Draft(world.ledger, start, world.state, world.time);
        assertThat(add(draft, world.batch("brand", new Ship(items(0, 0), SHOP, Details.none()))))
                .isInstanceOf(Draft.Rejected.class);
        assertThat(draft.isEmpty()).isTrue();
    }

    @Test
    void aBodyCutAnywhereIsNoBlock() {
        byte[] body = block().body();
        for (int length = 0; length < body.length; length++) {
            assertThat(succession.judge(start, world.state, java.util.Arrays.copyOf(body, length)))
                    .isInstanceOf(Succession.Invalid.class);
        }
    }
}
