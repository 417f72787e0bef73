package com.jitrace.chain.adapter.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of three megabytes, where this user may mount one; the simulated disk is full everywhere else. */
class FullDiskIT {
    private static final String CHAIN = "a".repeat(64);

    @TempDir
    Path folder;

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aFullDiskStopsTheLogAndLosesNothingThatWasThere() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small.toString()) == 0,
                "this user may not mount a file system");
        try {
            fill(small);
        } finally {
            assertThat(run("umount", small.toString())).isZero();
        }
    }

    private static void fill(Path small) throws IOException {
        byte[] filler = new byte[900 << 10];
        Path other = Files.write(small.resolve("somebody else's"), filler);
        byte[] body = new byte[100_000];
        long height;
        try (SegmentBlocks blocks = SegmentBlocks.open(small, CHAIN)) {
            blocks.firm();
            assertThatIOException()
                    .isThrownBy(() -> {
                        while (blocks.height() < 100) {
                            blocks.append(blocks.height() + 1, body);
                        }
                    })
                    .withMessageContaining("No space left");
            height = blocks.height();
            assertThat(height).isBetween(15L, 25L);
            Files.delete(other);
            assertThatIOException().isThrownBy(() -> blocks.append(height + 1, body));
        }
        // 100 blocks need more than there is; a few more have room now
        try (SegmentBlocks blocks = SegmentBlocks.open(small, CHAIN)) {
            assertThat(blocks.doubt()).isEmpty();
            assertThat(blocks.height()).isEqualTo(height);
            blocks.firm();
            blocks.append(height + 1, body);
            assertThat(blocks.body(height + 1)).isEqualTo(body);
        }
    }
}
