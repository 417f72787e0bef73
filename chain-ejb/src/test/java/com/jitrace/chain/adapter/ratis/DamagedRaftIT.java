package com.jitrace.chain.adapter.ratis;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.node.Ordering;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Raft's own files are damaged while its node is down: the node says so, and what to do; it neither hangs nor goes on. */
@Timeout(120)
class DamagedRaftIT {
    private static final long LEADER_MILLIS_MAX = 30_000;

    @TempDir
    Path home;

    private RatisOrdering started() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            socket.close();
            RatisOrdering ordering = new RatisOrdering(new RatisOrdering.Settings(
                    home.resolve("ratis"),
                    "ab".repeat(32),
                    0,
                    "v1",
                    Map.of("v1", "127.0.0.1:" + port),
                    Set.of("v1"),
                    Optional.empty()));
            ordering.start(body -> Ordering.Taking.DONE);
            return ordering;
        }
    }

    private static boolean orders(RatisOrdering ordering)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.currentTimeMillis() + LEADER_MILLIS_MAX;
        while (!ordering.leads()) {
            assertThat(System.currentTimeMillis()).as("it leads in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return ordering.propose("body".getBytes(StandardCharsets.US_ASCII)).get(30, TimeUnit.SECONDS);
    }

    private Path file(String name) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("ratis"))) {
            return all.filter(f -> f.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertTroubledUntilMovedAside() throws Exception {
        try (RatisOrdering damaged = started()) {
            assertThat(damaged.trouble())
                    .hasValueSatisfying(why -> assertThat(why)
                            .contains("cannot be read", home.resolve("ratis").toString(), "move that folder aside"));
            assertThat(damaged.leads()).isFalse();
        }
        Files.move(home.resolve("ratis"), home.resolve("aside"));
        try (RatisOrdering again = started()) {
            assertThat(again.trouble()).isEmpty();
            assertThat(orders(again)).isTrue();
        }
    }

    @Test
    void itsNoteOfTermAndVoteIsCut() throws Exception {
        try (RatisOrdering ordering = started()) {
            assertThat(orders(ordering)).isTrue();
        }
        Path note = file("raft-meta$");
        byte[] bytes = Files.readAllBytes(note);
        Files.write(note, Arrays.copyOf(bytes, bytes.length / 2));
        assertTroubledUntilMovedAside();
    }

    @Test
    void aBitOfItsLogIsFlipped() throws Exception {
        try (RatisOrdering ordering = started()) {
            assertThat(orders(ordering)).isTrue();
        }
        try (RandomAccessFile log = new RandomAccessFile(file("log_.*").toFile(), "rw")) {
            log.seek(20);
            int old = log.read();
            log.seek(20);
            log.write(old ^ 4);
        }
        assertTroubledUntilMovedAside();
    }
}
