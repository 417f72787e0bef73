package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.approved;
import static com.jitrace.chain.ledger.World.issue;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.licence;
import static com.jitrace.chain.ledger.World.party;
import static com.jitrace.chain.ledger.World.product;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a state store keeps beside the tree, so that the last entry can be taken back. */
public abstract class PastsContract {
    private final World world = new World();

    protected abstract StateStore store();

    private void block(StateStore store, SignedBatch... batches) {
        Draft draft = new Draft(world.ledger, store.tip().orElseThrow(), store.state(), world.time);
        for (SignedBatch batch : batches) {
            OpenedBatch opened = ((OpenedBatch.Opened) OpenedBatch.open(batch, world.genesis.chainId())).batch();
            assertThat(draft.add(opened)).isInstanceOf(Draft.Added.class);
        }
        Executed block =
                draft.close(0, "v1", world.genesis.validatorSet().hash().hex());
        store.commit(block);
        world.time++;
    }

    @Test
    void whatABatchFoundIsKeptFor72HoursOfBlockTime() {
        StateStore store = store();
        Overlay start = new Overlay(store.state());
        Ledger.begin(start, world.genesis);
        start.seal();
        store.begin(Tip.before(world.genesis), start);
        SignedBatch begun = world.batch(
                "brand", approved(party("brand")), approved(licence(1000)), product(), issue(World.REF, 100));
        SignedBatch released = world.batch("brand", new Release(items(0, 99), Optional.empty(), Details.none()));
        block(store, begun, world.batch("shop", approved(party("shop"))), released);
        SignedBatch shipped = world.batch("brand", new Ship(items(0, 0), SHOP, Details.none()));
        block(store, shipped);
        long shippedAt = world.time - 1;
        assertThat(store.state().past(begun.batchId())).isEmpty();
        assertThat(store.state().past(shipped.batchId()).orElseThrow().whole("time"))
                .isEqualTo(shippedAt);
        world.time = shippedAt + Limits.CORRECTION_AGE_MILLIS_MAX;
        block(store);
        assertThat(store.state().past(released.batchId())).isEmpty();
        assertThat(store.state().past(shipped.batchId())).isPresent();
        block(store);
        assertThat(store.state().past(shipped.batchId())).isEmpty();
    }
}
