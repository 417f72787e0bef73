package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SignedBatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Four validators on one thread: their order is one list, their network a queue. */
abstract class Cluster {
    static final int N = 4;

    final List<Member> members = new ArrayList<>();
    final Set<String> cut = new HashSet<>();
    final List<byte[]> order = new ArrayList<>();
    final List<Runnable> network = new ArrayList<>();
    final Genesis genesis = new Genesis(
            0,
            "cluster.test/jitrace",
            List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
            1,
            new ValidatorSet(IntStream.rangeClosed(1, N)
                    .mapToObj(i -> new Vkey("v" + i, World.publicKey("v" + i)))
                    .toList()));
    final List<Offered> offered = new ArrayList<>();
    String leader = "v1";
    long term = 1;
    long now = World.START;
    int nonces;

    /** Batches that one node brought to another. */
    record Offered(String to, List<SignedBatch> batches) {}

    final class Member implements Ordering, Peers, InstantSource {
        final String name;
        MemoryBlocks blocks = new MemoryBlocks();
        MemoryState state = new MemoryState();
        Optional<Node> node = Optional.empty();
        Consumer consumer = body -> Taking.DONE;
        Listener listener = (from, message) -> {};
        int applied;

        Member(String name) {
            this.name = name;
        }

        void boot() {
            node = Optional.of(Node.assemble(new Node.Parts(
                    genesis, new Identity(name, key(name), key("receipt")), blocks, state, this, this, this)));
        }

        Node node() {
            return node.orElseThrow();
        }

        /** Raft hands over what is ordered, unless this member cannot judge it yet. */
        void apply() {
            while (node.isPresent()
                    && !cut.contains(name)
                    && applied < order.size()
                    && consumer.ordered(order.get(applied)) == Taking.DONE) {
                applied++;
            }
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public void start(Consumer to) {
            consumer = to;
        }

        @Override
        public boolean leads() {
            return leader.equals(name);
        }

        @Override
        public long term() {
            return term;
        }

        @Override
        public Optional<String> leader() {
            return Optional.of(leader);
        }

        @Override
        public void handOver(List<String> heard) {
            throw new AssertionError("nobody's clock is wrong");
        }

        @Override
        public CompletableFuture<Boolean> propose(byte[] body) {
            order.add(body);
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void start(Listener to) {
            listener = to;
        }

        @Override
        public List<String> names() {
            return genesis.validators().stream()
                    .map(Vkey::name)
                    .filter(n -> !n.equals(name))
                    .toList();
        }

        @Override
        public void send(String to, PeerMessage message) {
            if (message instanceof PeerMessage.Offer offer) {
                offered.add(new Offered(to, offer.batches()));
            }
            if (!cut.contains(name) && !cut.contains(to)) {
                network.add(() -> {
                    Member receiver = member(to);
                    if (receiver.node.isPresent() && !cut.contains(to)) {
                        receiver.listener.heard(name, message);
                    }
                });
            }
        }

        @Override
        public void close() {
            // the test owns everything
        }
    }

    Cluster() {
        genesis.validators().forEach(v -> members.add(new Member(v.name())));
        members.forEach(Member::boot);
    }

    Member member(String name) {
        return members.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    }

    void turns(int turns) throws InterruptedException {
        for (int i = 0; i < turns; i++) {
            now += 100;
            for (Member member : members) {
                if (member.node.isPresent()) {
                    member.node().step();
                }
            }
            members.forEach(Member::apply);
            while (!network.isEmpty()) {
                List<Runnable> due = new ArrayList<>(network);
                network.clear();
                due.forEach(Runnable::run);
            }
        }
    }

    SignedBatch introduction(String name) {
        return new BatchSigner(genesis.chainId(), id(name), id(name + " key"), key(name))
                .sign(id("nonce " + nonces++), now + 300_000, List.of(World.approved(party(name), genesis.chainId())));
    }

    SignedBatch submitted(String to, String name) {
        SignedBatch batch = introduction(name);
        assertThat(member(to).node().submit(batch)).isInstanceOf(Submission.Accepted.class);
        return batch;
    }

    boolean isFinal(String at, SignedBatch batch) {
        return member(at).node().outcome(batch.batchId()) instanceof Outcome.Final;
    }

    void assertAllEqual() {
        long height = member("v1").node().head().height();
        for (Member member : members) {
            assertThat(member.node().head().doubt()).isEmpty();
            assertThat(member.node().head().height()).as(member.name).isEqualTo(height);
            assertThat(StateTree.root(member.state.state()))
                    .isEqualTo(StateTree.root(member("v1").state.state()));
            for (long h = 1; h <= height; h++) {
                assertThat(member.blocks.body(h)).isEqualTo(member("v1").blocks.body(h));
                assertThat(Certificate.parse(member.blocks.certificate(h))
                                .orElseThrow()
                                .certifiedBy(genesis.validatorSet()))
                        .isTrue();
            }
        }
    }
}
