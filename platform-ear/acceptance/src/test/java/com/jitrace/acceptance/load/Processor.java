package com.jitrace.acceptance.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of a process, as Linux counts it. */
final class Processor {
    /** sysconf(_SC_CLK_TCK): 100 on every Linux that Java 17 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private Processor() {}

    /** Seconds that the process has taken so far, all its threads together (proc(5), fields utime and stime of stat). */
    static double seconds(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            String[] afterName =
                    stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
            return (Long.parseLong(afterName[USER_TICKS]) + Long.parseLong(afterName[SYSTEM_TICKS])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " cannot be watched", e);
        }
    }
}
