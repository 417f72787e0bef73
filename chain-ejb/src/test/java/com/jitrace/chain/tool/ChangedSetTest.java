package com.jitrace.chain.tool;

import static com.jitrace.chain.ledger.World.approved;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static com.jitrace.chain.ledger.World.publicKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chain whose validators change: from the second block after the change on, both must have signed. */
class ChangedSetTest {
    private final World world = new World();
    private final List<Source.Claim> claims = new ArrayList<>();
    private final MemoryState state = new MemoryState();
    private Tip tip = Tip.before(world.genesis);

    @BeforeEach
    void begin() {
        Overlay start = new Overlay(state.state());
        Ledger.begin(start, world.genesis);
        start.seal();
        state.begin(tip, start);
    }

    /** The next block, signed by these. */
    private void block(List<String> signers, SignedBatch... batches) {
        InForce inForce = Ledger.inForce(state.state(), tip.height() + 1);
        Draft draft = new Draft(world.ledger, tip, state.state(), world.time++);
        for (SignedBatch batch : batches) {
            draft.add(((OpenedBatch.Opened) OpenedBatch.open(batch, world.genesis.chainId())).batch());
        }
        Executed block = draft.close(0, "v1", inForce.set().hash().hex());
        CheckpointText text = block.tip().checkpoint(world.genesis.origin());
        Certificate certificate = new Certificate(
                text,
                signers.stream()
                        .map(name -> SignatureLine.sign(text.text(), name, key(name.equals("v1") ? "validator" : name)))
                        .toList());
        claims.add(new Source.Claim(block.body(), certificate.note()));
        state.commit(block);
        tip = block.tip();
    }

    private Verification.Result verified() throws IOException {
        try (Workplace workplace = Workplace.temporary()) {
            return new Verification(new Claims(), workplace, Progress.silent()).run();
        }
    }

    private final class Claims implements Source {
        @Override
        public Genesis genesis() {
            return world.genesis;
        }

        @Override
        public List<Claim> blocks(long fromHeight) {
            return claims.subList((int) fromHeight - 1, claims.size());
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.of(claims.get(1).certificate());
        }

        @Override
        public Optional<String> wrongBeside(Tip end, RocksState replayed, Progress progress) {
            return Optional.empty();
        }
    }

    private void changedInBlockTwo() {
        List<String> alone = List.of("v1");
        block(alone, world.batch("brand", approved(party("brand"))));
        String added = new Vkey("v2", publicKey("v2")).text();
        block(
                alone,
                world.batch(
                        "brand", approved(new ValidatorChange(List.of(), Optional.of(added), Optional.empty(), 1))));
        block(alone);
    }

    @Test
    void blocksAreCertifiedByTheSetInForceAtTheirHeight() throws IOException {
        changedInBlockTwo();
        block(List.of("v1", "v2"));
        block(List.of("v1", "v2"));
        assertThat(verified()).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void theOldSetIsNoQuorumOfTheNew() throws IOException {
        changedInBlockTwo();
        block(List.of("v1"));
        assertThat(verified())
                .isEqualTo(new Verification.Corrupt("block 4: its certificate is not valid for its content"));
    }
}
