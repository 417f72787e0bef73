package com.jitrace.chain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.segment.SimulatedDisk;
import com.jitrace.chain.adapter.segment.SimulatedDisk.Fault;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.node.DirectOrdering;
import com.jitrace.chain.node.Identity;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.node.SteppedNode;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SignedBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the simulation found in the real code, told without chance. */
class FoundBySimulationTest {
    private final SimulatedDisk disk = new SimulatedDisk(new Random(5));
    private final SimulatedClock clock = new SimulatedClock();
    private final MemoryState state = new MemoryState();

    private SteppedNode start() {
        return SteppedNode.start(new Node.Parts(
                Run.GENESIS,
                new Identity("v1", World.key("vote"), World.key("receipt")),
                disk.blocks(Run.GENESIS.chainId()),
                state,
                new DirectOrdering(),
                clock));
    }

    private static SignedBatch introduction(String name) {
        return new BatchSigner(Run.GENESIS.chainId(), World.id(name), World.id(name + " key"), World.key(name))
                .sign(
                        World.id("nonce " + name),
                        World.START + 60_000,
                        List.of(World.approved(World.party(name), Run.GENESIS.chainId())));
    }

    private static Receipt receipt(ChainGateway gateway, SignedBatch batch) {
        return ((Submission.Accepted) gateway.submit(batch)).receipt();
    }

    /** Seed 143: every retry after a restart got a receipt of its own. */
    @Test
    void aRetryAfterARestartGetsOneMoreReceiptNotOneMoreEachTime() {
        SignedBatch batch = introduction("brand");
        SteppedNode node = start();
        receipt(node.gateway(), batch);
        node.step();
        assertThat(node.gateway().outcome(batch.batchId())).isInstanceOf(Outcome.Final.class);
        node.close();
        SteppedNode again = start();
        Receipt receipt = receipt(again.gateway(), batch);
        clock.advance(5);
        assertThat(receipt(again.gateway(), batch)).isEqualTo(receipt);
    }

    /** Seed 985: refused, forgotten when its time had passed, sent again when the clock went back: the pool held a second receipt. */
    @Test
    void aBatchThatIsTakenASecondTimeKeepsItsFirstReceipt() {
        SteppedNode node = start();
        SignedBatch other = introduction("shop");
        receipt(node.gateway(), other);
        SignedBatch batch = introduction("brand");
        Receipt receipt = receipt(node.gateway(), batch);
        clock.advance(61_000);
        assertThat(node.step()).isTrue();
        assertThat(node.gateway().outcome(batch.batchId())).isInstanceOf(Outcome.Unknown.class);
        clock.advance(-60_000);
        assertThat(receipt(node.gateway(), batch)).isEqualTo(receipt);
        assertThat(receipt(node.gateway(), batch)).isEqualTo(receipt);
    }

    /** Seed 30: the store had cut and trimmed its files before the node found that they do not fit the watermark. */
    @Test
    void aNodeThatFindsItsFilesUnfitHasNotTouchedThem() {
        SteppedNode node = start();
        node.step();
        Map<Path, byte[]> one = disk.contents();
        receipt(node.gateway(), introduction("brand"));
        node.step();
        Path watermark = SimulatedDisk.FOLDER.resolve("watermark");
        Map<Path, byte[]> unfit = new TreeMap<>(disk.contents());
        unfit.put(watermark, one.getOrDefault(watermark, new byte[0]));
        disk.replace(unfit);
        SteppedNode again = start();
        assertThat(again.gateway().head().doubt())
                .hasValueSatisfying(why -> assertThat(why).contains("heights do not fit"));
        again.close();
        assertThat(disk.contents()).containsExactlyEntriesOf(unfit);
    }

    /** Seed 3: a full disk at a graceful stop, where everything is durable already. */
    @Test
    void aDiskThatIsFullOnlyAtTheStopHindersNothing() {
        SteppedNode node = start();
        node.step();
        disk.plan(Fault.FULL, 0);
        node.close();
        disk.start(true);
        SteppedNode again = start();
        assertThat(again.gateway().head().doubt()).isEmpty();
        assertThat(again.gateway().head().height()).isEqualTo(1);
    }

    @Test
    void aFullDiskIsDoubtWithItsReasonAndNoMoreVotesUntilSomebodyMakesRoom() {
        SteppedNode node = start();
        node.step();
        SignedBatch batch = introduction("brand");
        receipt(node.gateway(), batch);
        disk.plan(Fault.FULL, 0);
        assertThat(node.step()).isTrue();
        assertThat(node.gateway().head().doubt())
                .hasValueSatisfying(why -> assertThat(why).contains("no space left"));
        assertThat(node.step()).isFalse();
        assertThat(node.gateway().submit(batch)).isInstanceOf(Submission.Busy.class);
        assertThat(node.gateway().head().height()).isEqualTo(1);
        disk.start(false);
        SteppedNode again = start();
        receipt(again.gateway(), batch);
        again.step();
        assertThat(again.gateway().outcome(batch.batchId())).isInstanceOf(Outcome.Final.class);
    }
}
