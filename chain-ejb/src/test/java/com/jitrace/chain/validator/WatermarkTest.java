package com.jitrace.chain.validator;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private static final Hash ROOT = Hash.hex(World.hash("root"));

    private static CheckpointText text(long size, Hash root) {
        return new CheckpointText("test.example/jitrace", size, root);
    }

    private static SignatureLine vote(String name, CheckpointText text) {
        return SignatureLine.sign(text.text(), name, World.key(name));
    }

    @Test
    void onlyALargerSizeOrTheSameTextMayBeSigned() {
        Watermark mark = Watermark.of(3, text(10, ROOT));
        assertThat(mark.allows(text(11, Hash.ZERO))).isTrue();
        assertThat(mark.allows(text(10, ROOT))).isTrue();
        assertThat(mark.allows(text(10, Hash.ZERO))).isFalse();
        assertThat(mark.allows(text(9, ROOT))).isFalse();
    }

    @Test
    void aQuorumOfDifferentValidatorsMakesACertificateInTheirOrder() {
        ValidatorSet set = new ValidatorSet(Stream.of("v1", "v2", "v3", "v4")
                .map(n -> new Vkey(n, World.publicKey(n)))
                .toList());
        Ballot ballot = new Ballot(set, text(10, ROOT));
        assertThat(ballot.accept(vote("v4", text(10, ROOT)))).isEmpty();
        assertThat(ballot.accept(vote("v4", text(10, ROOT)))).isEmpty();
        assertThat(ballot.accept(vote("v2", text(10, Hash.ZERO)))).isEmpty();
        assertThat(ballot.accept(vote("stranger", text(10, ROOT)))).isEmpty();
        assertThat(ballot.accept(vote("v2", text(10, ROOT)))).isEmpty();
        var certificate = ballot.accept(vote("v1", text(10, ROOT)));
        assertThat(certificate).isPresent();
        assertThat(certificate.orElseThrow().lines())
                .extracting(SignatureLine::name)
                .isEqualTo(List.of("v1", "v2", "v4"));
    }
}
