package com.jitrace.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Vote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nodes say that are no validators must not steer those that are. */
class StandingsTest {
    private static final long NOW = World.START;
    private static final ValidatorSet SET = new ValidatorSet(Stream.of("v1", "v2", "v3", "v4")
            .map(name -> new Vkey(name, World.publicKey(name)))
            .toList());

    private final Standings standings = new Standings();

    private void says(String name, long clock) {
        CheckpointText text = new CheckpointText("test/x", 99, Hash.hex(World.hash("root")));
        Vote vote = new Vote(text, SignatureLine.sign(text.text(), name, World.key(name)));
        standings.hear(
                name,
                new PeerMessage.Standing(7, Optional.empty(), clock, Optional.of(vote.note()), 0, standings.round()),
                NOW);
    }

    @Test
    void clocksOfFollowersDoNotCount() {
        says("v2", NOW);
        says("v3", NOW + 40);
        for (String name : List.of("w1", "w2", "w3", "w4")) {
            says(name, NOW + 60_000);
        }
        assertThat(standings.clockAhead(SET, NOW, NOW)).isZero();
        says("v4", NOW + 60_000);
        says("v2", NOW + 60_000);
        assertThat(standings.clockAhead(SET, NOW, NOW)).isEqualTo(-60_000);
    }

    @Test
    void aNewLeaderDoesNotSearchForWhatFollowersSayThatTheyVotedFor() {
        standings.newRound(NOW);
        says("w1", NOW);
        assertThat(standings.votersAbove(SET, 98)).isEmpty();
        says("v3", NOW);
        assertThat(standings.votersAbove(SET, 98)).containsExactly("v3");
        assertThat(standings.votersAbove(SET, 99)).isEmpty();
        assertThat(standings.answered(SET, "v1")).isEqualTo(1);
    }

    @Test
    void whoeverSaidSomethingLatelyIsHeardValidatorOrNot() {
        says("w1", NOW);
        says("v3", NOW);
        assertThat(standings.heardSince(NOW)).containsExactlyInAnyOrder("w1", "v3");
        assertThat(standings.heardSince(NOW + 1)).isEmpty();
        assertThat(standings.above(7, NOW)).isEmpty();
    }
}
