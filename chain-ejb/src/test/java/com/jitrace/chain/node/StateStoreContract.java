package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every state store keeps. */
public abstract class StateStoreContract {
    private static final long TTL_MILLIS = 1_000;

    private final Genesis genesis = new Genesis(
            0,
            "state.test/jitrace",
            List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
            1,
            new ValidatorSet(List.of(new Vkey("v1", World.publicKey("vote")))));
    private final Ledger ledger = new Ledger(OpenedBatch::signedBy);
    private final List<Hash> leaves = new ArrayList<>();
    private StateStore store = new MemoryState();
    private long time = World.START;
    private int nonces;

    /** The same store whenever it is called in one test, if it outlives its opening. */
    protected abstract StateStore open() throws Exception;

    protected abstract boolean lasting();

    @BeforeEach
    void start() throws Exception {
        store = open();
    }

    @AfterEach
    void end() {
        store.close();
    }

    private void reopen() throws Exception {
        if (lasting()) {
            store.close();
            store = open();
        }
    }

    private void begin() {
        Overlay overlay = new Overlay(store.state());
        Ledger.begin(overlay, genesis);
        overlay.seal();
        store.begin(Tip.before(genesis), overlay);
    }

    private SignedBatch batch(Statement... statements) {
        return new BatchSigner(genesis.chainId(), id("brand"), id("brand key"), key("brand"))
                .sign(id("nonce " + nonces++), time + TTL_MILLIS, List.of(statements));
    }

    private Executed block(SignedBatch... batches) {
        Draft draft = new Draft(ledger, store.tip().orElseThrow(), store.state(), time);
        for (SignedBatch batch : batches) {
            OpenedBatch opened = ((OpenedBatch.Opened) OpenedBatch.open(batch, genesis.chainId())).batch();
            assertThat(draft.add(opened)).isInstanceOf(Draft.Added.class);
        }
        return draft.close(0, "v1", genesis.validatorSet().hash().hex());
    }

    private Executed commit(SignedBatch... batches) {
        Executed block = block(batches);
        store.commit(block);
        block.leaves().forEach(leaf -> leaves.add(LogTree.leafHash(leaf)));
        time++;
        return block;
    }

    private SignedBatch introduction() {
        return batch(World.approved(World.party("brand"), genesis.chainId()));
    }

    private SignedBatch issue(String ref) {
        return batch(World.issue(ref, 100));
    }

    private void commitFirstThings() {
        commit(introduction());
        commit(batch(World.approved(World.licence(1_000), genesis.chainId()), World.product()));
    }

    @Test
    void whatWasNeverBegunHasNoTip() {
        assertThat(store.tip()).isEmpty();
        assertThat(store.state().value("operators")).isEmpty();
        assertThat(store.batch("0".repeat(64))).isEmpty();
        assertThat(store.batch("no id")).isEmpty();
    }

    @Test
    void theGenesisIsThereBeforeTheFirstBlock() throws Exception {
        begin();
        reopen();
        assertThat(store.tip()).contains(Tip.before(genesis));
        assertThat(store.state().value("operators")).isPresent();
    }

    @Test
    void aBlockChangesEverythingAtOnceAndNothingBeforeItIsCommitted() throws Exception {
        begin();
        Hash before = StateTree.root(store.state());
        SignedBatch batch = introduction();
        Executed block = block(batch);
        assertThat(store.tip()).contains(Tip.before(genesis));
        assertThat(store.state().value("party." + World.BRAND)).isEmpty();
        assertThat(StateTree.root(store.state())).isEqualTo(before);
        store.commit(block);
        reopen();
        assertThat(store.tip()).contains(block.tip());
        assertThat(store.state().value("party." + World.BRAND)).isPresent();
        assertThat(StateTree.root(store.state()).hex()).isEqualTo(block.header().state());
        assertThat(store.batch(batch.batchId()))
                .contains(new StateStore.BatchPlace(1, 0, block.header().time()));
    }

    @Test
    void aBatchIsFoundWhereItStands() throws Exception {
        begin();
        commitFirstThings();
        SignedBatch one = issue("AAAAA");
        SignedBatch two = issue("BBBBB");
        Executed block = commit(one, two);
        reopen();
        assertThat(store.batch(two.batchId()))
                .contains(new StateStore.BatchPlace(
                        3, block.firstIndex() + 2, block.header().time()));
    }

    @Test
    void theTilesGiveTheRootOfEverySizeThatWasCertified() throws Exception {
        begin();
        commitFirstThings();
        for (int i = 0; i < 150; i++) {
            commit(batch(World.product()));
            if (i == 70) {
                reopen();
            }
        }
        long size = store.tip().orElseThrow().log().size();
        assertThat(size).isGreaterThan(Tiles.WIDTH).isEqualTo(leaves.size());
        assertThat(Tiles.root(store.tiles(), size)).isEqualTo(LogTree.rootOfHashes(leaves));
        assertThat(Tiles.root(store.tiles(), 200)).isEqualTo(LogTree.rootOfHashes(leaves.subList(0, 200)));
    }

    @Test
    void aSnapshotStaysAsItIsWhileBlocksGoOn() {
        begin();
        commitFirstThings();
        commit(issue("AAAAA"));
        try (StateStore.Snapshot snapshot = store.snapshot()) {
            State then = snapshot.state();
            Hash root = StateTree.root(then);
            JsonObject licence = then.value("licence." + World.LICENCE).orElseThrow();
            commit(issue("BBBBB"));
            commit(batch(new Release(Goods.items("AAAAA", Ranges.of(0, 9)), Optional.empty(), Details.none())));
            assertThat(StateTree.root(then)).isEqualTo(root);
            assertThat(then.value("licence." + World.LICENCE)).contains(licence);
            assertThat(then.value("batch.BBBBB")).isEmpty();
            assertThat(then.item("AAAAA", 100, 0).text("s")).isEqualTo("issued");
            assertThat(store.state().item("AAAAA", 100, 0).text("s")).isEqualTo("released");
            assertThat(StateTree.root(store.state())).isNotEqualTo(root);
        }
    }

    @Test
    void aNonceIsRememberedUntilItsNotAfterHasPassed() throws Exception {
        begin();
        commit(introduction());
        String nonce = id("nonce 0");
        long notAfter = World.START + TTL_MILLIS;
        time = notAfter;
        commit();
        reopen();
        assertThat(store.state().nonce(World.BRAND, nonce)).contains(notAfter);
        time = notAfter + 1;
        commit();
        reopen();
        assertThat(store.state().nonce(World.BRAND, nonce)).isEmpty();
    }

    @Test
    void aClearedStoreIsEmptyAndCanBeginAgain() throws Exception {
        begin();
        SignedBatch batch = introduction();
        commit(batch);
        store.clear();
        reopen();
        assertThat(store.tip()).isEmpty();
        assertThat(store.state().value("party." + World.BRAND)).isEmpty();
        assertThat(store.state().nonce(World.BRAND, id("nonce 0"))).isEmpty();
        assertThat(store.batch(batch.batchId())).isEmpty();
        begin();
        assertThat(StateTree.root(store.state()).isZero()).isFalse();
        commit(batch);
        assertThat(store.batch(batch.batchId())).isPresent();
    }
}
