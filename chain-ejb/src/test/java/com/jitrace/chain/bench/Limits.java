package com.jitrace.chain.bench;

import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.tool.VerifySpeed;
import com.jitrace.chain.tool.VerifySpeed.Speed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/** What this machine can do at most, while the benchmark runs: figures are worth something only beside these. */
final class Limits {
    private static final long NANOS = 3_000_000_000L;
    private static final int SYNCS = 1_000;
    private static final int SYNC_BYTES = 4_096;

    private Limits() {}

    static void print(Path folder) throws IOException, InterruptedException {
        Speed one = signatures(1);
        Speed two = signatures(2);
        System.out.printf(
                "limit: %,.0f signature checks/s on one thread, %,.0f on two, %.0f µs of CPU each; %,.0f fdatasync/s of 4 KiB%n",
                one.perSecond(), two.perSecond(), two.cpuMicros(), syncs(folder));
    }

    /** Strict checks, all threads together. */
    static Speed signatures(int threads) throws InterruptedException {
        SecretKey key = SecretKey.ofSeed(new byte[SecretKey.SEED_BYTES]);
        PublicKey pub = key.publicKey();
        byte[] message = new byte[400];
        byte[] signature = key.sign(message);
        LongAdder done = new LongAdder();
        long cpu = VerifySpeed.cpuNanos();
        long begin = System.nanoTime();
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> {
                while (System.nanoTime() - begin < NANOS) {
                    if (pub.verifies(message, signature)) {
                        done.increment();
                    }
                }
            });
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        return new Speed(
                done.sum() / ((System.nanoTime() - begin) / 1e9), (VerifySpeed.cpuNanos() - cpu) / 1e3 / done.sum());
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
