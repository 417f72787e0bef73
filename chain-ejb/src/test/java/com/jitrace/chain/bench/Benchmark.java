package com.jitrace.chain.bench;

import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.SeedFile;
import com.jitrace.chain.wiring.Settings;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One node, n = 1, fsync on, pre-signed batches, the client's threads beside it. Prints figures; judges nothing. */
public final class Benchmark {
    private static final int CLIENT_THREADS = 2;

    private final Path home;
    private final Node node;
    private final Load load;

    private Benchmark(Path home, Node node) throws java.io.IOException {
        this.home = home;
        this.node = node;
        this.load = new Load(node, SeedFile.read(home.resolve("operators/op1.seed")));
    }

    /** @param arguments an empty folder; what to run (all, or some of: limits 100 1 latency ranges) */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        List<String> wanted = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : List.of();
        if (wanted.isEmpty() || wanted.contains("limits")) {
            limits(Files.createDirectories(home));
        }
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            Benchmark benchmark = new Benchmark(home, opened.node());
            benchmark.settle(benchmark.load.beginning());
            if (wanted.isEmpty() || wanted.contains("100")) {
                benchmark.throughput("warm-up", benchmark.load.stories(200, 100, 1));
                benchmark.throughput("batches of 100", benchmark.load.stories(1_000, 100, 1));
            }
            if (wanted.isEmpty() || wanted.contains("10")) {
                benchmark.throughput("batches of 10", benchmark.load.stories(3_000, 10, 1));
            }
            if (wanted.isEmpty() || wanted.contains("1")) {
                benchmark.throughput("warm-up", benchmark.load.stories(4_000, 1, 1));
                benchmark.throughput("batches of 1", benchmark.load.stories(20_000, 1, 1));
            }
            if (wanted.isEmpty() || wanted.contains("latency")) {
                benchmark.latency(500, 10);
            }
        }
    }

    private static void limits(Path home) throws Exception {
        SecretKey key = SecretKey.ofSeed(new byte[32]);
        byte[] message = new byte[400];
        byte[] signature = key.sign(message);
        PublicKey pub = key.publicKey();
        for (int threads = 1; threads <= 2; threads++) {
            AtomicInteger done = new AtomicInteger();
            long end = System.nanoTime() + 3_000_000_000L;
            Thread[] all = new Thread[threads];
            for (int i = 0; i < threads; i++) {
                all[i] = new Thread(() -> {
                    while (System.nanoTime() < end) {
                        if (pub.verifies(message, signature)) {
                            done.incrementAndGet();
                        }
                    }
                });
                all[i].start();
            }
            for (Thread thread : all) {
                thread.join();
            }
            System.out.printf("limit: %,d signature checks/s on %d thread(s)%n", done.get() / 3, threads);
        }
        Path file = home.resolve("limit.bin");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.allocate(8 << 20));
            out.force(true);
            long begin = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                out.write(ByteBuffer.allocate(4096), i * 4096L);
                out.force(false);
            }
            System.out.printf("limit: %,d fdatasync/s of 4 KiB%n", 1_000_000_000_000L / (System.nanoTime() - begin));
        }
        Files.delete(file);
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
        long cpu = cpuNanos();
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
                "%s: %,.0f events/s, %.1f µs of CPU each (%,d entries in %,d batches, %.1f s, submitted after %.1f s, %d blocks)%n",
                name,
                entries / seconds,
                (cpuNanos() - cpu) / 1e3 / entries,
                entries,
                batches.size(),
                seconds,
                (submitted - begin) / 1e9,
                node.head().height() - blocks);
    }

    /** Of this whole process, client and node: what a noisy neighbour does not change. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** One client submits at a steady pace and another waits for each outcome. */
    private void latency(int perSecond, int seconds) throws Exception {
        List<SignedBatch> batches = load.stories(perSecond * seconds / 3, 1, 1);
        long[] sent = new long[batches.size()];
        long[] micros = new long[batches.size()];
        AtomicInteger submitted = new AtomicInteger();
        Thread client = new Thread(() -> {
            long begin = System.nanoTime();
            for (int i = 0; i < batches.size(); i++) {
                long due = begin + i * (1_000_000_000L / perSecond);
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                sent[i] = System.nanoTime();
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
            micros[i] = (System.nanoTime() - sent[i]) / 1_000;
        }
        client.join();
        Arrays.sort(micros);
        System.out.printf(
                "latency at %d/s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms (submit to final, batches of 1) in %s%n",
                perSecond,
                micros[micros.length / 2] / 1e3,
                micros[micros.length * 9 / 10] / 1e3,
                micros[micros.length * 99 / 100] / 1e3,
                micros[micros.length - 1] / 1e3,
                home.getFileName());
    }
}
