package com.jitrace.launcher.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, looking often, never longer than allowed. */
public final class Deadline {
    private static final long LOOK_EVERY_MILLIS = 50;

    private Deadline() {}

    /** True as soon as the condition holds; false when the time is over or the thread was interrupted. */
    public static boolean await(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
