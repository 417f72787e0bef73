package com.jitrace.chain.validator;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VotesTest {
    private static final CheckpointText TEN = text(10, Hash.hex(World.hash("root")));

    private final Votes votes = new Votes();

    private static ValidatorSet set(int n) {
        return new ValidatorSet(IntStream.rangeClosed(1, n)
                .mapToObj(i -> new Vkey("v" + i, World.publicKey("v" + i)))
                .toList());
    }

    private static CheckpointText text(long size, Hash root) {
        return new CheckpointText("test.example/jitrace", size, root);
    }

    private static Vote vote(String name, CheckpointText text) {
        return new Vote(text, SignatureLine.sign(text.text(), name, World.key(name)));
    }

    private Optional<Equivocation> hear(Vote vote) {
        return votes.hear(set(4), vote);
    }

    @Test
    void aQuorumOfDifferentValidatorsMakesACertificateInTheirOrder() {
        hear(vote("v4", TEN));
        hear(vote("v4", TEN));
        hear(vote("v2", text(11, Hash.ZERO)));
        hear(vote("stranger", TEN));
        hear(vote("v2", TEN));
        assertThat(votes.certificate(set(4), TEN)).isEmpty();
        hear(vote("v1", TEN));
        assertThat(votes.certificate(set(4), TEN).orElseThrow().lines())
                .extracting(SignatureLine::name)
                .isEqualTo(List.of("v1", "v2", "v4"));
    }

    @Test
    void twoThirdsAreNotEnoughWhereTwoQuorumsCouldMissEachOther() {
        for (int i = 1; i <= 3; i++) {
            votes.hear(set(5), vote("v" + i, TEN));
            votes.hear(set(6), vote("v" + i, TEN));
        }
        assertThat(votes.certificate(set(5), TEN)).isEmpty();
        votes.hear(set(5), vote("v4", TEN));
        assertThat(votes.certificate(set(5), TEN)).isPresent();
        assertThat(votes.certificate(set(6), TEN)).isPresent();
        assertThat(votes.certificate(set(7), TEN)).isEmpty();
    }

    @Test
    void oneKeyInTwoChainsIsNoLie() {
        hear(vote("v2", text(12, Hash.ZERO)));
        CheckpointText elsewhere = new CheckpointText("other.example/jitrace", 12, Hash.over(new byte[] {1}));
        assertThat(hear(vote("v2", elsewhere))).isEmpty();
        assertThat(hear(vote("v2", text(12, Hash.over(new byte[] {1}))))).isPresent();
    }

    @Test
    void aVoteInAnothersNameIsNotHeard() {
        SignatureLine forged = SignatureLine.sign(TEN.text(), "v1", World.key("v2"));
        hear(new Vote(TEN, forged));
        hear(vote("v2", TEN));
        hear(vote("v3", TEN));
        assertThat(votes.certificate(set(4), TEN)).isEmpty();
    }

    @Test
    void aVoteCountsOnlyWithTheKeyThatIsInForce() {
        for (String name : List.of("v1", "v2", "v3")) {
            hear(vote(name, TEN));
        }
        ValidatorSet others = new ValidatorSet(IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new Vkey("v" + i, World.publicKey(i == 1 ? "v1 anew" : "v" + i)))
                .toList());
        assertThat(votes.certificate(others, TEN)).isEmpty();
    }

    @Test
    void twoRootsForOneSizeAreALieThatAnybodyCanCheck() {
        CheckpointText other = text(10, Hash.ZERO);
        assertThat(hear(vote("v1", TEN))).isEmpty();
        assertThat(hear(vote("v1", text(12, Hash.ZERO)))).isEmpty();
        Equivocation lie = hear(vote("v1", other)).orElseThrow();
        assertThat(lie.vkey()).isEqualTo(set(4).validators().get(0));
        assertThat(Vote.parse(lie.first())).contains(vote("v1", TEN));
        assertThat(Vote.parse(lie.second())).contains(vote("v1", other));
    }

    @Test
    void aFloodOfVotesCrowdsOutOnlyItsOwnVoter() {
        hear(vote("v1", TEN));
        hear(vote("v2", TEN));
        for (int size = 20; size < 60; size++) {
            hear(vote("v3", text(size, Hash.ZERO)));
        }
        assertThat(votes.certificate(set(4), TEN)).isEmpty();
        hear(vote("v3", TEN));
        assertThat(votes.certificate(set(4), TEN)).isPresent();
    }
}
