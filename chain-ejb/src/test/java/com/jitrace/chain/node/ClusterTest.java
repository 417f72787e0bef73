package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.SignedBatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the simulation does by chance is told here one by one. */
class ClusterTest extends Cluster {
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
