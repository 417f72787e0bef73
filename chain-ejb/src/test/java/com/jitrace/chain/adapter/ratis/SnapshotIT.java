package com.jitrace.chain.adapter.ratis;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.node.Ordering;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Raft's own log no longer holds: three real Raft servers, one of which was away too long. */
@Timeout(120)
class SnapshotIT {
    private static final String CHAIN = "ab".repeat(32);
    private static final List<String> NAMES = List.of("v1", "v2", "v3");
    private static final int PORT_FIRST = 25_000;
    private static final int PORT_LAST = 25_999;
    private static final int BODY_BYTES = 128 * 1024;
    /** Ratis cuts its log by no fewer entries than 1,024 ({@code raft.server.log.purge.gap}); every second one is its own. */
    private static final int MISSED = 750;

    private static final int WAIT_SECONDS_MAX = 30;
    private static final int ASK_AGAIN_MILLIS = 50;

    @TempDir
    Path home;

    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, RatisOrdering> running = new HashMap<>();
    private final Map<String, BlockingQueue<String>> seen = new HashMap<>();

    @AfterEach
    void stopAll() {
        NAMES.forEach(this::stop);
    }

    /** Below those of outgoing connections, so that none takes one while its server is away. */
    private void choosePorts() throws IOException {
        int port = PORT_FIRST;
        for (String name : NAMES) {
            while (!isFree(port)) {
                port++;
                assertThat(port).as("a free port").isLessThanOrEqualTo(PORT_LAST);
            }
            ports.put(name, port++);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        ports.forEach((name, port) -> addresses.put(name, "127.0.0.1:" + port));
        return addresses;
    }

    private void start(String name) throws IOException {
        RatisOrdering ordering = new RatisOrdering(new RatisOrdering.Settings(
                home.resolve(name), CHAIN, 0, name, addresses(), Set.copyOf(NAMES), Optional.empty()));
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        seen.put(name, bodies);
        running.put(name, ordering);
        ordering.start(body -> {
            bodies.add(new String(body, StandardCharsets.US_ASCII).strip());
            return Ordering.Taking.DONE;
        });
    }

    private void stop(String name) {
        RatisOrdering ordering = running.remove(name);
        if (ordering != null) {
            ordering.close();
        }
    }

    private RatisOrdering leader() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
        while (System.nanoTime() < end) {
            for (RatisOrdering one : running.values()) {
                if (one.leads()) {
                    return one;
                }
            }
            TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
        }
        throw new AssertionError("nobody leads after " + WAIT_SECONDS_MAX + " s");
    }

    private void order(String body) throws InterruptedException, ExecutionException, TimeoutException {
        boolean ordered =
                leader().propose(body.getBytes(StandardCharsets.US_ASCII)).get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        assertThat(ordered).as(body + " was ordered").isTrue();
    }

    /** Everything that comes up to this body, it included. */
    private List<String> upTo(String last, String name) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (true) {
            String body = seen.getOrDefault(name, new LinkedBlockingQueue<>()).poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
            assertThat(body)
                    .as(name + " gets " + last + " within " + WAIT_SECONDS_MAX + " s; got " + all)
                    .isNotNull();
            all.add(body);
            if (all.contains(last)) {
                return all;
            }
        }
    }

    /** It then hears what is ordered from there on; what it missed is not repeated, that comes as certified blocks from the peers. */
    @Test
    void whoeverWasAwayLongerThanTheLogReachesBackGoesOnFromASnapshot()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        choosePorts();
        for (String name : NAMES) {
            start(name);
        }
        order("before");
        assertThat(upTo("before", "v3")).containsExactly("before");
        stop("v3");
        // a snapshot lets go of whole log files only: several of them are needed as well
        for (int i = 1; i <= MISSED; i++) {
            order("missed " + i + " ".repeat(BODY_BYTES));
        }

        start("v3");
        order("after 1");
        List<String> heard = upTo("after 1", "v3");
        assertThat(heard).doesNotContain("missed 1");
        order("after 2");
        assertThat(upTo("after 2", "v3")).containsExactly("after 2");
    }
}
