package com.jitrace.chain.bench;

import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** What this machine can do at most, while the benchmark runs: figures are worth something only beside these. */
final class Limits {
    private static final long NANOS = 3_000_000_000L;
    private static final int SYNCS = 1_000;
    private static final int SYNC_BYTES = 4_096;

    private Limits() {}

    static void print(Path folder) throws IOException, InterruptedException {
        System.out.printf(
                "limit: %,.0f signature checks/s on one thread, %,.0f on two; %,.0f fdatasync/s of 4 KiB%n",
                signatures(1), signatures(2), syncs(folder));
    }

    /** Strict checks a second, all threads together. */
    static double signatures(int threads) throws InterruptedException {
        SecretKey key = SecretKey.ofSeed(new byte[SecretKey.SEED_BYTES]);
        PublicKey pub = key.publicKey();
        byte[] message = new byte[400];
        byte[] signature = key.sign(message);
        AtomicInteger done = new AtomicInteger();
        long begin = System.nanoTime();
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> {
                while (System.nanoTime() - begin < NANOS) {
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
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private static double syncs(Path folder) throws IOException {
        Path file = folder.resolve("limit.bin");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.allocate(SYNCS * SYNC_BYTES));
            out.force(true);
            long begin = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                out.write(ByteBuffer.allocate(SYNC_BYTES), (long) i * SYNC_BYTES);
                out.force(false);
            }
            return SYNCS / ((System.nanoTime() - begin) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
