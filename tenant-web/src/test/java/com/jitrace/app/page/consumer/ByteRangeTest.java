package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.page.consumer.ByteRange.Outside;
import com.jitrace.app.page.consumer.ByteRange.Part;
import com.jitrace.app.page.consumer.ByteRange.Whole;
import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void oneRangeIsAnsweredAndNeverMoreThanThereIs() {
        assertThat(ByteRange.of("bytes=0-0", 100)).isEqualTo(new Part(0, 0));
        assertThat(ByteRange.of("bytes=10-19", 100)).isEqualTo(new Part(10, 19));
        assertThat(ByteRange.of("bytes=90-", 100)).isEqualTo(new Part(90, 99));
        assertThat(ByteRange.of("bytes=90-500", 100)).isEqualTo(new Part(90, 99));
        assertThat(ByteRange.of("bytes=-10", 100)).isEqualTo(new Part(90, 99));
        assertThat(ByteRange.of("bytes=-500", 100)).isEqualTo(new Part(0, 99));
    }

    @Test
    void whatLiesBehindTheEndIsToldSo() {
        assertThat(ByteRange.of("bytes=100-", 100)).isEqualTo(new Outside());
        assertThat(ByteRange.of("bytes=100-200", 100)).isEqualTo(new Outside());
        assertThat(ByteRange.of("bytes=-0", 100)).isEqualTo(new Outside());
    }

    @Test
    void whatIsNoSingleRangeMeansEverything() {
        for (String header : new String[] {
            "bytes=0-1,5-6", "bytes=9-5", "bytes=-", "bytes=", "items=0-1", "bytes=a-b", "bytes=0-" + "9".repeat(40), ""
        }) {
            assertThat(ByteRange.of(header, 100)).as(header).isEqualTo(new Whole());
        }
        assertThat(ByteRange.of(null, 100)).isEqualTo(new Whole());
    }
}
