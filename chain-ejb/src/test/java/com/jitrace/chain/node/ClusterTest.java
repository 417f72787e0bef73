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
import org.junit.jupiter.api.Test;

/** Four validators on one thread: their order is one list, their network a queue. What the simulation does by chance is told here one by one. */
class ClusterTest {
    private static final int N = 4;

    private final List<Member> members = new ArrayList<>();
    private final Set<String> cut = new HashSet<>();
    private final List<byte[]> order = new ArrayList<>();
    private final List<Runnable> network = new ArrayList<>();
    private final Genesis genesis = new Genesis(
            0,
            "cluster.test/jitrace",
            List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
            1,
            new ValidatorSet(IntStream.rangeClosed(1, N)
                    .mapToObj(i -> new Vkey("v" + i, World.publicKey("v" + i)))
                    .toList()));
    private String leader = "v1";
    private long term = 1;
    private long now = World.START;
    private int nonces;

    private final class Member implements Ordering, Peers, InstantSource {
        private final String name;
        private final MemoryBlocks blocks = new MemoryBlocks();
        private MemoryState state = new MemoryState();
        private Optional<Node> node = Optional.empty();
        private Consumer consumer = body -> Taking.DONE;
        private Listener listener = (from, message) -> {};
        private int applied;

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
        public void handOver() {
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

    ClusterTest() {
        genesis.validators().forEach(v -> members.add(new Member(v.name())));
        members.forEach(Member::boot);
    }

    private Member member(String name) {
        return members.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    }

    private void turns(int turns) throws InterruptedException {
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

    private SignedBatch introduction(String name) {
        return new BatchSigner(genesis.chainId(), id(name), id(name + " key"), key(name))
                .sign(id("nonce " + nonces++), now + 300_000, List.of(World.approved(party(name), genesis.chainId())));
    }

    private SignedBatch submitted(String to, String name) {
        SignedBatch batch = introduction(name);
        assertThat(member(to).node().submit(batch)).isInstanceOf(Submission.Accepted.class);
        return batch;
    }

    private boolean isFinal(String at, SignedBatch batch) {
        return member(at).node().outcome(batch.batchId()) instanceof Outcome.Final;
    }

    private void assertAllEqual() {
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

    @Test
    void aBatchSentToAnyNodeIsFinalOnAllWithTheSignaturesOfThree() throws InterruptedException {
        turns(5);
        SignedBatch one = submitted("v1", "brand");
        SignedBatch three = submitted("v3", "shop");
        turns(10);
        for (Member member : members) {
            assertThat(isFinal(member.name, one)).isTrue();
            assertThat(isFinal(member.name, three)).isTrue();
        }
        assertAllEqual();
    }

    @Test
    void withTwoOfFourNothingBecomesFinalAndTheCallerIsToldWhyWithThreeItGoesOn() throws InterruptedException {
        turns(5);
        cut.add("v3");
        cut.add("v4");
        turns(60);
        assertThat(member("v1").node().submit(introduction("brand")))
                .isInstanceOfSatisfying(
                        Submission.Busy.class,
                        busy -> assertThat(busy.why()).contains("2 of 4").contains("3 are needed"));
        cut.remove("v3");
        turns(12);
        SignedBatch batch = submitted("v2", "brand");
        turns(10);
        assertThat(isFinal("v1", batch)).isTrue();
        assertThat(isFinal("v4", batch)).isFalse();
        cut.remove("v4");
        turns(30);
        assertThat(isFinal("v4", batch)).isTrue();
        assertAllEqual();
    }

    @Test
    void aNodeThatWasAwayCatchesUpByReplayWithoutItsOwnVotes() throws InterruptedException {
        turns(5);
        cut.add("v4");
        for (String name : List.of("brand", "shop", "carrier")) {
            submitted("v1", name);
            turns(5);
        }
        member("v4").applied = order.size();
        cut.remove("v4");
        turns(20);
        assertAllEqual();
        assertThat(member("v4").blocks.watermark().height())
                .isLessThan(member("v4").node().head().height());
        Member again = member("v4");
        again.state = new MemoryState();
        again.boot();
        turns(15);
        assertAllEqual();
    }

    /** The old leader's block was voted for by two and never certified; the new one has not seen it, asks, and proposes just that block. */
    @Test
    void aNewLeaderTakesUpTheBlockThatOthersVotedFor() throws InterruptedException {
        turns(5);
        long height = member("v1").node().head().height();
        cut.add("v3");
        cut.add("v4");
        SignedBatch batch = submitted("v1", "brand");
        turns(1);
        int end = order.size();
        turns(3);
        assertThat(member("v1").blocks.height()).isEqualTo(height + 1);
        assertThat(member("v1").node().head().height()).isEqualTo(height);
        // Raft lost that entry for those who were away
        member("v3").applied = end;
        member("v4").applied = end;
        leader = "v3";
        term++;
        cut.clear();
        turns(30);
        assertThat(isFinal("v3", batch)).isTrue();
        assertThat(member("v3").blocks.body(height + 1))
                .isEqualTo(member("v1").blocks.body(height + 1));
        assertAllEqual();
    }

    @Test
    void aNodeThatVotedForAnotherBlockTakesTheCertifiedOneAndNeverSignsASecondForThatSize()
            throws InterruptedException {
        turns(5);
        cut.add("v2");
        cut.add("v3");
        cut.add("v4");
        submitted("v1", "brand");
        turns(3);
        Member stray = member("v1");
        long height = stray.blocks.height();
        byte[] voted = stray.blocks.body(height);
        long signed = stray.blocks.watermark().size();
        assertThat(stray.blocks.certified()).isEqualTo(height - 1);
        int end = order.size();
        members.forEach(m -> m.applied = Math.max(m.applied, end));
        leader = "v2";
        term++;
        cut.clear();
        cut.add("v1");
        turns(12);
        submitted("v2", "shop");
        turns(15);
        cut.clear();
        turns(40);
        assertThat(stray.blocks.body(height)).isNotEqualTo(voted);
        assertAllEqual();
        assertThat(stray.blocks.watermark().size()).isGreaterThanOrEqualTo(signed);
        stray.state = new MemoryState();
        stray.boot();
        turns(15);
        assertAllEqual();
    }

    @Test
    void anOrderedBlockAboveTheNextOneWaitsForItsParent() throws InterruptedException {
        turns(5);
        cut.add("v4");
        submitted("v1", "brand");
        turns(4);
        int second = order.size();
        submitted("v1", "shop");
        turns(1);
        Member late = member("v4");
        late.applied = second;
        assertThat(late.consumer.ordered(order.get(second))).isEqualTo(Ordering.Taking.LATER);
        assertThat(late.consumer.ordered(order.get(second))).isEqualTo(Ordering.Taking.LATER);
        cut.clear();
        turns(20);
        assertAllEqual();
    }

    @Test
    void aValidatorThatSignsTwoRootsIsCaughtByWhoeverHearsBoth() throws InterruptedException {
        turns(5);
        SignedBatch batch = submitted("v1", "brand");
        turns(5);
        assertThat(isFinal("v2", batch)).isTrue();
        Member honest = member("v2");
        long size = honest.node().head().size() + 5;
        for (String root : List.of("one", "other")) {
            var text = new com.jitrace.chain.checkpoint.CheckpointText(
                    genesis.origin(), size, com.jitrace.chain.merkle.Hash.hex(World.hash(root)));
            var line = com.jitrace.chain.checkpoint.SignatureLine.sign(text.text(), "v4", key("v4"));
            honest.listener.heard(
                    "v4",
                    new PeerMessage.Standing(
                            1,
                            Optional.empty(),
                            now,
                            Optional.of(new com.jitrace.chain.validator.Vote(text, line).note()),
                            0,
                            0));
        }
        assertThat(honest.node().equivocations())
                .hasSize(1)
                .allSatisfy(lie -> assertThat(lie.vkey().name()).isEqualTo("v4"));
        assertThat(member("v3").node().equivocations()).isEmpty();
    }

    @Test
    void blocksOfALiarAreNotAdopted() throws InterruptedException {
        turns(5);
        cut.add("v4");
        submitted("v1", "brand");
        turns(5);
        Member late = member("v4");
        long height = late.node().head().height();
        byte[] body = member("v1").blocks.body(height + 1);
        String note = member("v1").blocks.certificate(height + 1);
        Certificate good = Certificate.parse(note).orElseThrow();
        Certificate two = new Certificate(good.checkpoint(), good.lines().subList(0, 2));
        Certificate twice = new Certificate(
                good.checkpoint(),
                List.of(good.lines().get(0), good.lines().get(1), good.lines().get(1)));
        for (Certificate bad : List.of(two, twice)) {
            late.listener.heard(
                    "v1",
                    new PeerMessage.Blocks(List.of(new PeerMessage.Certified(body, bad.note())), Optional.empty()));
            assertThat(late.node().head().height()).isEqualTo(height);
        }
        late.listener.heard(
                "v1", new PeerMessage.Blocks(List.of(new PeerMessage.Certified(body, note)), Optional.empty()));
        assertThat(late.node().head().height()).isEqualTo(height + 1);
    }
}
