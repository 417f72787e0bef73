package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SignedBatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node whose validator set changes under it. */
@Timeout(60)
class OutsiderTest {
    private int nonces;

    private void finalBatch(Node node, Statement statement) throws InterruptedException {
        SignedBatch batch = new BatchSigner(node.genesis().chainId(), id("brand"), id("brand key"), key("brand"))
                .sign(id("nonce " + nonces++), System.currentTimeMillis() + 300_000, List.of(statement));
        node.submit(batch);
        while (!(node.outcome(batch.batchId()) instanceof Outcome.Final)
                && node.head().doubt().isEmpty()) {
            node.awaitBlockAfter(node.head().height(), 50);
        }
    }

    private static Statement approved(Node node, Governed statement) {
        return Operators.sign(statement, node.genesis().chainId(), "op1", World.key("operator"));
    }

    /** Its one vote is no quorum of two: it stops, and what was final before stays. */
    @Test
    void aSecondValidatorIsWaitedForFromTheSecondBlockOn() throws InterruptedException {
        MemoryBlocks blocks = new MemoryBlocks();
        try (Node node = Node.start(MemoryNodeTest.parts(blocks, new MemoryState()))) {
            finalBatch(node, approved(node, party("brand")));
            String v2 = new Vkey("v2", World.publicKey("v2")).text();
            finalBatch(node, approved(node, new ValidatorChange(List.of(), Optional.of(v2), Optional.empty(), 1)));
            long h = node.head().height();
            finalBatch(node, approved(node, party("shop")));
            assertThat(node.head().height()).isEqualTo(h + 1);
            finalBatch(node, approved(node, party("carrier")));
            assertThat(node.head().height()).isEqualTo(h + 1);
            assertThat(node.head().doubt())
                    .hasValueSatisfying(why -> assertThat(why).contains("no quorum"));
        }
    }

    @Test
    void aNodeThatIsNoValidatorDoesNotVoteAndSaysSo() {
        World world = new World();
        MemoryBlocks blocks = new MemoryBlocks();
        MemoryState state = new MemoryState();
        Identity stranger = new Identity("v9", World.key("v9"), World.key("receipt"));
        Node.Parts parts =
                new Node.Parts(world.genesis, stranger, blocks, state, new DirectOrdering(), Clock.systemUTC());
        Chain chain = new Chain(parts, world.ledger, id -> Optional.empty(), new Unwatched());
        chain.recover();
        String set = world.genesis.validatorSet().hash().hex();
        chain.ordered(new Draft(world.ledger, chain.tip(), state.state(), World.START)
                .close(0, "v1", set)
                .body());
        assertThat(blocks.height()).isZero();
        assertThat(chain.doubt()).hasValueSatisfying(why -> assertThat(why).contains("does not vote"));
    }
}
