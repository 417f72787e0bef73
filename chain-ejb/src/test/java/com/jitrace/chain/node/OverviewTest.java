package com.jitrace.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.ledger.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a node says of the others, by what it hears and when. */
class OverviewTest {
    private long now = World.START;

    /** Others that say what the test lets them say. */
    private static final class Others implements Peers {
        private Listener listener = (from, message) -> {};

        @Override
        public void start(Listener to) {
            listener = to;
        }

        @Override
        public List<String> names() {
            return List.of("v2", "v3", "v4");
        }

        @Override
        public void send(String to, PeerMessage message) {
            // nobody is asked here
        }

        @Override
        public void close() {
            // nothing is open
        }

        void say(String from, long height) {
            listener.heard(
                    from, new PeerMessage.Standing(height, Optional.empty(), World.START, Optional.empty(), 0, 0));
        }
    }

    private static NetworkState.Validator named(Node node, String name) {
        return node.network().validators().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverIsSilentIsNotHeardAndTooFewOfThemAreAStandstill() {
        Others others = new Others();
        Genesis genesis = new Genesis(
                0,
                "overview.test/jitrace",
                List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
                1,
                new ValidatorSet(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> new Vkey("v" + i, World.publicKey("v" + i)))
                        .toList()));
        try (Node node = Node.assemble(new Node.Parts(
                genesis,
                new Identity("v1", World.key("v1"), World.key("receipt")),
                new MemoryBlocks(),
                new MemoryState(),
                new DirectOrdering(),
                others,
                () -> Instant.ofEpochMilli(now)))) {
            assertThat(named(node, "v2").heardMillis()).isEmpty();
            assertThat(named(node, "v2").heard()).isFalse();
            others.say("v2", 7);
            others.say("v3", Long.MIN_VALUE);
            others.say("v4", Long.MAX_VALUE);
            now += Standings.SILENCE_MILLIS_MAX;
            others.say("v4", 8);
            assertThat(named(node, "v2").heard()).isTrue();
            assertThat(named(node, "v2").height()).contains(7L);
            assertThat(named(node, "v3").height()).isEmpty();
            assertThat(named(node, "v1").self()).isTrue();
            assertThat(node.network().faulty()).isEqualTo(1);
            assertThat(node.network().quorum()).isEqualTo(3);
            // a quorum is there, but nobody leads
            assertThat(node.network().standstill()).contains("this node knows of nobody who puts blocks in order");
            now += 1;
            assertThat(named(node, "v2").heard()).isFalse();
            assertThat(named(node, "v2").heardMillis()).contains(Standings.SILENCE_MILLIS_MAX + 1);
            assertThat(named(node, "v4").heard()).isTrue();
            assertThat(node.network().standstill()).contains("2 of 4 validators can be reached, 3 are needed");
        }
    }

    @Test
    void theLagIsTheMedianOfTheNewestBlocks() {
        Lags lags = new Lags();
        assertThat(lags.median()).isEmpty();
        lags.certified(1_000, 900);
        assertThat(lags.median()).contains(new NetworkState.Finality(0, 1));
        lags.certified(1_000, 1_500);
        lags.certified(1_000, 1_040);
        assertThat(lags.median()).contains(new NetworkState.Finality(40, 3));
        for (int i = 0; i < Lags.BLOCKS_MAX; i++) {
            lags.certified(1_000, 1_007);
        }
        assertThat(lags.median()).contains(new NetworkState.Finality(7, Lags.BLOCKS_MAX));
    }

    @Test
    void aReasonNamesNoFile() {
        assertThat(Overview.withoutPaths("writing height 7 failed: /srv/jit race/x.seg: No space left; '/a/b' 3/4"))
                .isEqualTo("writing height 7 failed: (file) race/x.seg: No space left; '(file)' 3/4");
        assertThat(Overview.withoutPaths("x".repeat(5_000))).hasSize(500);
    }
}
