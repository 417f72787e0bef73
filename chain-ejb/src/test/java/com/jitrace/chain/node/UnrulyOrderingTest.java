package com.jitrace.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.GatewayContract;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.SecretKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An ordering that repeats, loses and invents: what is no valid successor is skipped and uses no height, and the contract still holds. */
class UnrulyOrderingTest extends GatewayContract {
    private final MemoryBlocks blocks = new MemoryBlocks();
    private Optional<Node> node = Optional.empty();

    private static final class Unruly implements Ordering {
        private final DirectOrdering direct = new DirectOrdering();
        private final List<byte[]> delivered = new ArrayList<>();
        private int proposals;

        @Override
        public void start(Consumer consumer) {
            direct.start(consumer);
        }

        @Override
        public boolean leads() {
            return true;
        }

        @Override
        public synchronized CompletableFuture<Boolean> propose(byte[] body) {
            if (++proposals % 3 == 0) {
                return CompletableFuture.completedFuture(false);
            }
            deliver(new byte[] {1, 2, 3});
            delivered.forEach(this::deliver);
            deliver(forged(body));
            delivered.add(body);
            deliver(body);
            return direct.propose(body);
        }

        @Override
        public long term() {
            return 1;
        }

        @Override
        public Optional<String> leader() {
            return Optional.empty();
        }

        @Override
        public void handOver(List<String> heard) {
            direct.handOver(heard);
        }

        private void deliver(byte[] body) {
            assertThat(direct.propose(body)).isCompletedWithValue(true);
        }

        /** The same block with another state root. */
        private static byte[] forged(byte[] body) {
            List<byte[]> leaves = new ArrayList<>(BlockBody.decode(body));
            int last = leaves.size() - 1;
            BlockHeader h = BlockHeader.parse(leaves.get(last));
            BlockHeader lie = new BlockHeader(
                    h.batches(),
                    h.entries(),
                    h.epoch(),
                    h.height(),
                    h.prev(),
                    h.proposer(),
                    h.set(),
                    World.hash("lie"),
                    h.time());
            leaves.set(last, lie.leaf());
            return BlockBody.encode(leaves);
        }

        @Override
        public void close() {
            direct.close();
        }
    }

    @Override
    protected ChainGateway open() {
        Node.Parts parts = MemoryNodeTest.parts(blocks, new MemoryState());
        node = Optional.of(Node.start(
                new Node.Parts(parts.genesis(), parts.identity(), blocks, parts.state(), new Unruly(), parts.clock())));
        return node.get();
    }

    @Override
    protected SecretKey operator() {
        return World.key("operator");
    }

    @Override
    protected void close() {
        node.ifPresent(Node::close);
    }

    @Test
    void heightsHaveNoGapsAndNoBatchIsThereTwice() throws Exception {
        batchesBecomeFinalInTheOrderOfTheirAuthor();
        List<CertifiedBlock> found = node.orElseThrow().blocks(1, 1000);
        assertThat(found).hasSize((int) blocks.height());
        assertThat(found.stream().flatMap(b -> b.batches().stream()).map(CertifiedBlock.Batch::batchId))
                .doesNotHaveDuplicates();
    }
}
