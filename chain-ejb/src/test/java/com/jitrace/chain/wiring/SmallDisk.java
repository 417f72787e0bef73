package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * A disk below a node's home that can be full: a tmpfs of its own; where that may not be mounted (no root), the running process is forbidden to write
 * behind the first block of any file, which it hears of as an error of the same call.
 */
final class SmallDisk implements AutoCloseable {
    private static final int SIZE_MIB = 96;
    private static final int PIECE_BYTES = 4_096;

    private final Four.Member member;
    private final Path place;
    private final boolean mounted;

    /** @param member does not run; what is in its home moves to the small disk */
    SmallDisk(Four.Member member) throws IOException, InterruptedException {
        this.member = member;
        this.place = member.home;
        Path aside = place.resolveSibling(place.getFileName() + ".aside");
        run("cp", "-a", place.toString(), aside.toString());
        this.mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MIB + "m", "tmpfs", place.toString());
        if (mounted) {
            run("cp", "-a", aside + "/.", place.toString());
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
    }

    /** Nothing is left. */
    void fill() throws IOException, InterruptedException {
        if (!mounted) {
            run("prlimit", "--pid", String.valueOf(member.process().pid()), "--fsize=" + PIECE_BYTES);
            return;
        }
        byte[] piece = new byte[PIECE_BYTES];
        Files.write(filler(), piece);
        try {
            while (place.toFile().getUsableSpace() > 0) {
                Files.write(filler(), piece, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** There is room again, for a process that starts now. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return place.resolve("filler");
    }

    /** The node's files are gone then; a process that ends holds them a moment longer. */
    @Override
    public void close() throws IOException, InterruptedException {
        member.kill();
        while (mounted && !succeeds("umount", place.toString())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
