package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SignedBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that is no validator and has everything to fetch, told what the one validator of the chain made. On one thread. */
@Timeout(60)
class FollowingTest {
    private final MemoryBlocks made = new MemoryBlocks();
    private final List<String> sent = new ArrayList<>();
    private long now = System.currentTimeMillis();
    private Runnable whileWriting = () -> {};
    private Peers.Listener listener = (from, message) -> {};

    /** Records what the follower says besides where it stands. */
    private final class Validators implements Peers {
        @Override
        public void start(Listener to) {
            listener = to;
        }

        @Override
        public List<String> names() {
            return List.of("w0", "v1", "w2");
        }

        @Override
        public void send(String to, PeerMessage message) {
            if (message instanceof PeerMessage.Standing standing) {
                assertThat(standing.vote()).isEmpty();
            } else {
                sent.add(to + " " + message.toString().replaceAll("@\\w+", ""));
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Orders nothing, and knows of nobody who does. */
    private static final class NoOrder implements Ordering {
        @Override
        public void start(Consumer consumer) {
            // nothing will come
        }

        @Override
        public boolean leads() {
            return false;
        }

        @Override
        public long term() {
            return 0;
        }

        @Override
        public Optional<String> leader() {
            return Optional.empty();
        }

        @Override
        public CompletableFuture<Boolean> propose(byte[] body) {
            throw new AssertionError("it does not lead");
        }

        @Override
        public void handOver(List<String> heard) {
            throw new AssertionError("it does not lead");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Blocks on a slow disk: something else happens while one is written. */
    private final class SlowBlocks extends MemoryBlocks {
        @Override
        public synchronized void append(long firstIndex, byte[] body) {
            super.append(firstIndex, body);
            whileWriting.run();
        }
    }

    private SignedBatch introduction(Node to, String name) {
        return new BatchSigner(to.genesis().chainId(), id(name), id(name + " key"), key(name))
                .sign(
                        id("nonce " + name),
                        System.currentTimeMillis() + 300_000,
                        List.of(World.approved(party(name), to.genesis().chainId())));
    }

    private Node.Parts validator() throws InterruptedException {
        Node.Parts parts = MemoryNodeTest.parts(made, new MemoryState());
        try (Node node = Node.start(parts)) {
            for (String name : List.of("brand", "shop", "carrier")) {
                SignedBatch batch = introduction(node, name);
                node.submit(batch);
                while (!(node.outcome(batch.batchId()) instanceof Outcome.Final)) {
                    node.awaitBlockAfter(node.head().height(), 50);
                }
            }
        }
        return parts;
    }

    private Node follower(Node.Parts of, Blocks blocks) {
        return Node.assemble(new Node.Parts(
                of.genesis(),
                new Identity("w1", key("w1"), key("receipt")),
                blocks,
                new MemoryState(),
                new NoOrder(),
                new Validators(),
                () -> Instant.ofEpochMilli(now)));
    }

    private void turns(Node node, int turns) {
        try {
            for (int i = 0; i < turns; i++) {
                now += 100;
                node.step();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void says(String name, long height) {
        listener.heard(name, new PeerMessage.Standing(height, Optional.empty(), now, Optional.empty(), 0, 0));
    }

    private PeerMessage.Blocks blocks(long from, long to) {
        List<PeerMessage.Certified> found = new ArrayList<>();
        for (long height = from; height <= to; height++) {
            found.add(new PeerMessage.Certified(made.body(height), made.certificate(height)));
        }
        return new PeerMessage.Blocks(found, Optional.empty());
    }

    @Test
    void itAsksOneForWhatIsMissingAndNobodyElseWhileThatIsWritten() throws InterruptedException {
        Node.Parts parts = validator();
        long top = made.height();
        assertThat(top).isGreaterThanOrEqualTo(3);
        SlowBlocks slow = new SlowBlocks();
        try (Node node = follower(parts, slow)) {
            says("v1", top);
            says("w2", top);
            turns(node, 3);
            assertThat(sent).hasSize(1).allMatch(s -> s.endsWith("Ask[fromHeight=1]"));
            sent.clear();
            whileWriting = () -> turns(node, 10);
            listener.heard("v1", blocks(1, top - 1));
            assertThat(node.head().height()).isEqualTo(top - 1);
            // whoever said lately that it is above is asked to go on, once
            assertThat(sent).containsExactly("v1 Ask[fromHeight=" + top + "]");
            whileWriting = () -> {};
            listener.heard("v1", blocks(top, top));
            assertThat(node.head().height()).isEqualTo(top);
            assertThat(node.network().validating()).isFalse();
            assertThat(node.head().doubt()).isEmpty();
            assertThat(slow.watermark().height()).isZero();
            for (long height = 1; height <= top; height++) {
                assertThat(slow.body(height)).isEqualTo(made.body(height));
            }
        }
    }

    @Test
    void itBringsABatchToAValidatorAndNeverToAnotherFollower() throws InterruptedException {
        Node.Parts parts = validator();
        try (Node node = follower(parts, new MemoryBlocks())) {
            listener.heard("v1", blocks(1, made.height()));
            says("v1", made.height());
            says("w2", made.height());
            node.submit(introduction(node, "other shop"));
            turns(node, 30);
            assertThat(sent).isNotEmpty().allMatch(s -> s.startsWith("v1 Offer"));
        }
    }
}
