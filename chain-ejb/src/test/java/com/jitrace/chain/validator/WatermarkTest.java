package com.jitrace.chain.validator;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private static final Hash ROOT = Hash.hex(World.hash("root"));

    private static CheckpointText text(long size, Hash root) {
        return new CheckpointText("test.example/jitrace", size, root);
    }

    @Test
    void onlyALargerSizeOrTheSameTextMayBeSigned() {
        Watermark mark = Watermark.of(0, 3, text(10, ROOT));
        assertThat(mark.allows(text(11, Hash.ZERO))).isTrue();
        assertThat(mark.allows(text(10, ROOT))).isTrue();
        assertThat(mark.allows(text(10, Hash.ZERO))).isFalse();
        assertThat(mark.allows(text(9, ROOT))).isFalse();
        assertThat(mark.allows(0, text(11, Hash.ZERO))).isTrue();
        assertThat(mark.allows(0, text(10, Hash.ZERO))).isFalse();
    }

    @Test
    void aReportEndsAnEpochAndTheNextOneBeginsWithNothingSigned() {
        Watermark mark = Watermark.of(0, 3, text(10, ROOT)).closing(0);
        assertThat(mark.closes(0)).isTrue();
        assertThat(mark.closes(1)).isFalse();
        assertThat(mark.allows(0, text(10, ROOT))).isFalse();
        assertThat(mark.allows(0, text(11, ROOT))).isFalse();
        assertThat(mark.allows(1, text(10, Hash.ZERO))).isTrue();
        Watermark next = Watermark.of(1, 3, text(10, Hash.ZERO));
        assertThat(next.allows(1, text(10, ROOT))).isFalse();
        assertThat(next.allows(0, text(11, ROOT))).isFalse();
        // a report of an epoch in which nothing was signed leaves the vote with its own
        assertThat(mark.closing(1).epoch()).isZero();
        assertThat(mark.closing(1).allows(1, text(11, ROOT))).isFalse();
    }
}
