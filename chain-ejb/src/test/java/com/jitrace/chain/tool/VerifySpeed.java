package com.jitrace.chain.tool;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Verifies a folder as {@code chain.jar verify} does, and says how fast that was. */
public final class VerifySpeed {
    private VerifySpeed() {}

    /**
     * @param perSecond events a second by the clock
     * @param cpuMicros of this process for each: what a noisy neighbour does not change
     */
    public record Speed(double perSecond, double cpuMicros) {}

    /** @param folder of a stopped node whose batches have one entry each */
    public static Speed ofOnes(Path folder) throws Exception {
        try (FolderSource source = new FolderSource(folder);
                Workplace workplace = Workplace.temporary()) {
            long cpu = cpuNanos();
            long begun = System.nanoTime();
            Verification.Sound sound =
                    (Verification.Sound) new Verification(source, workplace, Progress.onStandardError()).run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            // a batch leaf and an entry each, and a leaf for the block
            double events = (sound.size() - sound.height()) / 2.0;
            return new Speed(events / seconds, (cpuNanos() - cpu) / 1e3 / events);
        }
    }

    /** Processor time of this process so far. */
    public static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
