package com.jitrace.chain.tool;

import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * Verifies a folder (one that {@code bench.Benchmark} left) between two measurements of the machine's raw signature limit. Prints figures; judges
 * nothing.
 */
public final class VerifySpeed {
    private static final int LIMIT_SECONDS = 5;

    private VerifySpeed() {}

    /** Events or checks a second, and the processor's time each. */
    private record Speed(double perSecond, double cpuMicros) {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws Exception {
        Speed before = limit();
        Speed verify = verify(Path.of(arguments[0]));
        Speed after = limit();
        double limit = (before.perSecond + after.perSecond) / 2;
        double cpu = (before.cpuMicros + after.cpuMicros) / 2;
        System.out.printf(
                "signature limit: %,.0f/s on all cores, %.0f µs of CPU each; verify: %,.0f events/s, %.0f µs of CPU each;"
                        + " %.0f %% of the limit by the clock, %.0f %% by CPU%n",
                limit,
                cpu,
                verify.perSecond,
                verify.cpuMicros,
                100 * verify.perSecond / limit,
                100 * cpu / verify.cpuMicros);
    }

    private static Speed verify(Path folder) throws Exception {
        try (FolderSource source = new FolderSource(folder);
                Workplace workplace = Workplace.temporary()) {
            long cpu = cpuNanos();
            long begun = System.nanoTime();
            Verification.Sound sound = (Verification.Sound)
                    new Verification(source, workplace, Progress.onStandardError()).run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            // batches of 1: a batch leaf and an entry each
            double events = (sound.size() - sound.height()) / 2.0;
            return new Speed(events / seconds, (cpuNanos() - cpu) / 1e3 / events);
        }
    }

    private static Speed limit() throws InterruptedException {
        SecretKey key = SecretKey.ofSeed(new byte[SecretKey.SEED_BYTES]);
        byte[] message = new byte[400];
        byte[] signature = key.sign(message);
        PublicKey pub = key.publicKey();
        LongAdder done = new LongAdder();
        long cpu = cpuNanos();
        long begun = System.nanoTime();
        Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                while (System.nanoTime() - begun < LIMIT_SECONDS * 1_000_000_000L) {
                    if (pub.verifies(message, signature)) {
                        done.increment();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Speed(
                done.sum() / ((System.nanoTime() - begun) / 1e9), (cpuNanos() - cpu) / 1e3 / done.sum());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
