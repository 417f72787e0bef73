package com.jitrace.chain.bench;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.tool.VerifySpeed;
import com.jitrace.chain.tool.VerifySpeed.Speed;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.SeedFile;
import com.jitrace.chain.wiring.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** One node or four, fsync on, pre-signed batches, the client's threads beside it. Prints figures; judges nothing. */
public final class Benchmark {
    private static final int CLIENT_THREADS = 2;

    private final Node node;
    private final Load load;
    private final LongSupplier cpuNanos;

    private Benchmark(Path home, Node node, LongSupplier cpuNanos) throws IOException {
        this.node = node;
        this.cpuNanos = cpuNanos;
        this.load = new Load(node, SeedFile.read(home.resolve("operators/op1.seed")));
    }

    /** @param arguments a folder for the data; what to run (all but growth7, or some of: limits 100 10 1 latency ranges growth growth7 verify memory four) */
    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "run");
        Set<String> wanted = arguments.length > 1
                ? new HashSet<>(Arrays.asList(arguments).subList(1, arguments.length))
                : Set.of("limits", "100", "10", "1", "latency", "ranges", "growth", "verify", "memory", "four");
        if (wanted.contains("limits")) {
            Limits.print(home);
        }
        if (wanted.stream().anyMatch(Set.of("100", "10", "1", "latency", "ranges")::contains)) {
            at(home.resolve("throughput"), benchmark -> benchmark.throughputs(wanted));
        }
        if (wanted.contains("four")) {
            four(home.resolve("four"));
        }
        if (wanted.contains("verify")) {
            at(
                    home.resolve("ones"),
                    benchmark -> benchmark.throughput("for verify", benchmark.load.stories(20_000, 1, 1)));
            verify(home.resolve("ones"));
        }
        if (wanted.contains("growth7")) {
            at(home.resolve("growth7"), benchmark -> benchmark.growth(10_000, 100_000, 1_000_000, 10_000_000));
        }
        if (wanted.contains("growth")) {
            at(home.resolve("growth"), benchmark -> benchmark.growth(10_000, 100_000, 1_000_000));
        }
        if (wanted.contains("memory")) {
            Alone.memory(home.resolve("growth"));
        }
        delete(home);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private interface Part {
        void run(Benchmark benchmark) throws Exception;
    }

    private static void at(Path home, Part part) throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            Benchmark benchmark = new Benchmark(home, opened.node(), VerifySpeed::cpuNanos);
            benchmark.settle(benchmark.load.beginning());
            part.run(benchmark);
        }
    }

    /**
     * Four validators in four processes: the client sits beside the first one. The path of a block is compiled after some thousand blocks only, which
     * four machines share two cores for: before that it costs three times as much.
     */
    private static void four(Path folder) throws Exception {
        try (Council council = Council.open(folder)) {
            Benchmark benchmark = new Benchmark(council.home, council.first.node(), council::cpuNanos);
            benchmark.settle(benchmark.load.beginning());
            benchmark.throughput("four, warm-up", benchmark.load.stories(400, 100, 1));
            benchmark.throughput("four, batches of 100", benchmark.load.stories(500, 100, 1));
            benchmark.throughput("four, warm-up", benchmark.load.stories(6_000, 1, 1));
            benchmark.throughput("four, batches of 1", benchmark.load.stories(10_000, 1, 1));
            benchmark.latency("four, warm-up", 100, 120);
            for (int perSecond : new int[] {100, 500}) {
                benchmark.latency("four, warm-up", perSecond, 6);
                long blocks = benchmark.node.head().height();
                long cpu = council.cpuNanos();
                benchmark.latency("four", perSecond, 20);
                blocks = benchmark.node.head().height() - blocks;
                System.out.printf(
                        "four, at %d/s: %,d blocks, %.1f ms of CPU each over all nodes%n",
                        perSecond, blocks, (council.cpuNanos() - cpu) / 1e6 / blocks);
            }
            council.agreed();
        }
    }

    private void throughputs(Set<String> wanted) throws Exception {
        if (wanted.contains("100")) {
            throughput("warm-up", load.stories(200, 100, 1));
            throughput("batches of 100", load.stories(1_000, 100, 1));
        }
        if (wanted.contains("10")) {
            throughput("batches of 10", load.stories(3_000, 10, 1));
        }
        if (wanted.contains("1")) {
            throughput("warm-up", load.stories(4_000, 1, 1));
            throughput("batches of 1", load.stories(20_000, 1, 1));
        }
        if (wanted.contains("latency")) {
            latency("warm-up", 500, 6);
            latency("steady", 500, 20);
        }
        if (wanted.contains("ranges")) {
            throughput("entries of 1,000 items each, batches of 10", load.stories(100, 10, 1_000));
            proofs();
        }
    }

    /** From genesis, between two measurements of the limit. */
    private static void verify(Path folder) throws Exception {
        Speed before = Limits.signatures(2);
        Speed verify = VerifySpeed.ofOnes(folder);
        Speed after = Limits.signatures(2);
        double limit = (before.perSecond() + after.perSecond()) / 2;
        double cpu = (before.cpuMicros() + after.cpuMicros()) / 2;
        System.out.printf(
                "verify at batches of 1: %,.0f events/s, %.0f µs of CPU each; signature limit %,.0f/s, %.0f µs of CPU each:"
                        + " %.0f %% of the limit by the clock, %.0f %% by CPU%n",
                verify.perSecond(),
                verify.cpuMicros(),
                limit,
                cpu,
                100 * verify.perSecond() / limit,
                100 * cpu / verify.cpuMicros());
    }

    /** What an event costs when the chain is young and when a million entries lie below it. */
    private void growth(long... sizes) throws Exception {
        throughput("warm-up", load.stories(30, 100, 1));
        for (long entries : sizes) {
            while (node.head().size() < entries) {
                settle(load.stories(
                        Math.max(4, (int) Math.min(120, (entries - node.head().size()) / 300)), 100, 1));
            }
            throughput("above %,d leaves, batches of 100".formatted(node.head().size()), load.stories(100, 100, 1));
        }
        proofs();
    }

    private void proofs() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1_500); // a checkpoint is published once a second: the last block's is due
        Random random = new Random(1);
        long size = node.checkpoint().orElseThrow().index();
        int count = 5_000;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            there(node.proof(random.nextLong(size)).isPresent());
        }
        long middle = System.nanoTime();
        for (int i = 0; i < count; i++) {
            there(node.state(Load.item(random)).item().isPresent());
        }
        System.out.printf(
                "proofs in a log of %,d leaves: %,.0f inclusions/s, %,.0f item states/s, one thread%n",
                size, count / ((middle - begin) / 1e9), count / ((System.nanoTime() - middle) / 1e9));
        proofSizes(size, random);
    }

    /** As they are served: the longest of a hundred. */
    private void proofSizes(long size, Random random) throws IOException, InterruptedException {
        int inclusion = 0;
        int state = 0;
        HttpClient client = HttpClient.newHttpClient();
        try (LoneServer server = new LoneServer(new ReadInterface(node), 0)) {
            String base = "http://127.0.0.1:" + server.port() + "/chain/";
            for (int i = 0; i < 100; i++) {
                inclusion = Math.max(inclusion, length(client, base + "proof/" + random.nextLong(size)));
                state = Math.max(state, length(client, base + "state/" + Load.item(random)));
            }
        }
        System.out.printf(
                "proofs as served, in a log of %,d leaves: inclusion <= %,d bytes, item's state <= %,d bytes%n",
                size, inclusion, state);
    }

    private static int length(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        there(answer.statusCode() == 200);
        return answer.body().length;
    }

    private static void there(boolean proof) {
        if (!proof) {
            throw new IllegalStateException("no proof");
        }
    }

    private void settle(List<SignedBatch> batches) throws InterruptedException {
        for (SignedBatch batch : batches) {
            submit(batch);
        }
        awaitFinal(batches.get(batches.size() - 1).batchId());
    }

    private void awaitFinal(String batchId) throws InterruptedException {
        Outcome outcome = node.outcome(batchId);
        while (outcome instanceof Outcome.Waiting) {
            node.awaitBlockAfter(node.head().height(), 100);
            outcome = node.outcome(batchId);
        }
        if (!(outcome instanceof Outcome.Final)) {
            throw new IllegalStateException("not final: " + outcome);
        }
    }

    private void submit(SignedBatch batch) {
        Submission submission = node.submit(batch);
        while (submission instanceof Submission.Busy) {
            LockSupport.parkNanos(1_000_000);
            submission = node.submit(batch);
        }
        if (submission instanceof Submission.Refused refused) {
            throw new IllegalStateException("refused: " + refused);
        }
    }

    private void throughput(String name, List<SignedBatch> batches) throws Exception {
        int entries = batches.stream().mapToInt(b -> b.entries().size()).sum();
        long blocks = node.head().height();
        long cpu = cpuNanos.getAsLong();
        long begin = System.nanoTime();
        Thread[] clients = new Thread[CLIENT_THREADS];
        for (int i = 0; i < CLIENT_THREADS; i++) {
            // a brand's batches stay with one client, so that they come in their order
            int own = i;
            clients[i] = new Thread(() -> {
                for (int at = 0; at < batches.size(); at++) {
                    if (at / 3 % CLIENT_THREADS == own) {
                        submit(batches.get(at));
                    }
                }
            });
            clients[i].start();
        }
        for (Thread client : clients) {
            client.join();
        }
        long submitted = System.nanoTime();
        for (SignedBatch batch : batches) {
            awaitFinal(batch.batchId());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%s: %,.0f events/s, %.1f µs of CPU each (%,d entries, %,d bytes each with their share of the batch, in %,d batches, %.1f s, submitted after %.1f s, %d blocks)%n",
                name,
                entries / seconds,
                (cpuNanos.getAsLong() - cpu) / 1e3 / entries,
                entries,
                bytes(batches) / entries,
                batches.size(),
                seconds,
                (submitted - begin) / 1e9,
                node.head().height() - blocks);
    }

    private static long bytes(List<SignedBatch> batches) {
        return batches.stream()
                .mapToLong(b -> b.leaf().length
                        + b.entries().stream().mapToLong(e -> e.length).sum())
                .sum();
    }

    /** One client submits at a steady pace and another waits for each outcome. */
    private void latency(String name, int perSecond, int seconds) throws Exception {
        List<SignedBatch> batches = load.stories(perSecond * seconds / 3, 1, 1);
        long[] due = new long[batches.size()];
        long[] micros = new long[batches.size()];
        AtomicInteger submitted = new AtomicInteger();
        Thread client = new Thread(() -> {
            long begin = System.nanoTime();
            for (int i = 0; i < batches.size(); i++) {
                long at = begin + i * (1_000_000_000L / perSecond);
                LockSupport.parkNanos(Math.max(0, at - System.nanoTime()));
                due[i] = at;
                submit(batches.get(i));
                submitted.set(i + 1);
            }
        });
        client.start();
        String[] ids = batches.stream().map(SignedBatch::batchId).toArray(String[]::new);
        for (int i = 0; i < ids.length; i++) {
            long height = node.head().height();
            while (submitted.get() <= i || !(node.outcome(ids[i]) instanceof Outcome.Final)) {
                node.awaitBlockAfter(height, 5);
                height = node.head().height();
            }
            micros[i] = (System.nanoTime() - due[i]) / 1_000;
        }
        client.join();
        Arrays.sort(micros);
        System.out.printf(
                "%s, latency at %d/s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms (from when it is due to final, batches of 1)%n",
                name,
                perSecond,
                micros[micros.length / 2] / 1e3,
                micros[micros.length * 9 / 10] / 1e3,
                micros[micros.length * 99 / 100] / 1e3,
                micros[micros.length - 1] / 1e3);
    }
}
