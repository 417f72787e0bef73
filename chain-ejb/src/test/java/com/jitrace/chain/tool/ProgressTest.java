package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal, nanos::get);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutATerminalALineComesEveryFewSeconds() {
        Progress progress = progress(false);
        progress.begin(0, 4_000);
        for (int block = 1; block <= 10; block++) {
            nanos.addAndGet(1_000_000_000L);
            progress.block(block, block * 100L, 50);
        }
        progress.end();
        assertThat(printed()).isEqualTo("""
                        [##..................]  12 %  block 5  500 of 4,000 leaves  50 events/s  about 0:35 left
                        [#####...............]  25 %  block 10  1,000 of 4,000 leaves  50 events/s  about 0:30 left
                        """);
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndGoneInTheEnd() {
        Progress progress = progress(true);
        progress.begin(1_000, 2_000);
        nanos.addAndGet(Progress.TERMINAL_NANOS);
        progress.block(7, 1_500, 100);
        assertThat(printed())
                .isEqualTo(
                        "\r[###############.....]  75 %  block 7  1,500 of 2,000 leaves  500 events/s  about 0:00 left");
        progress.end();
        assertThat(printed()).endsWith(" \r").doesNotContain("\n");
    }

    @Test
    void aShortRunSaysNothing() {
        Progress progress = progress(true);
        progress.begin(0, 10);
        progress.block(1, 5, 1);
        progress.also("reading tiles", 1);
        progress.end();
        assertThat(printed()).isEmpty();
    }
}
