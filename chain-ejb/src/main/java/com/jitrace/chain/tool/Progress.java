package com.jitrace.chain.tool;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how far a verification is, on a stream of its own so that it never mixes with the result: on a terminal one line that is written over, else a
 * line every few seconds. One thread.
 */
final class Progress {
    static final long TERMINAL_NANOS = 200_000_000;
    static final long LINES_NANOS = 5_000_000_000L;
    private static final double SECOND_NANOS = 1e9;
    private static final int BAR_CELLS = 20;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long begun;
    private long said;
    private long leavesAtStart;
    private long leavesInAll;
    private long events;
    private int width;

    Progress(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.said = begun;
    }

    static Progress onStandardError() {
        return new Progress(System.err, System.console() != null, System::nanoTime);
    }

    static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()), false, System::nanoTime);
    }

    /**
     * @param verified leaves that an earlier run verified
     * @param inAll leaves the source says it has
     */
    void begin(long verified, long inAll) {
        leavesAtStart = verified;
        leavesInAll = inAll;
    }

    /** A block of so many entries is verified. */
    void block(long height, long leaves, int entries) {
        events += entries;
        long now = nanos.getAsLong();
        if (now - said >= (terminal ? TERMINAL_NANOS : LINES_NANOS)) {
            said = now;
            say(line(height, leaves, now));
        }
    }

    private String line(long height, long leaves, long now) {
        double seconds = Math.max(1, now - begun) / SECOND_NANOS;
        long all = Math.max(leaves, leavesInAll);
        double left = (all - leaves) * seconds / Math.max(1, leaves - leavesAtStart);
        int cells = (int) (leaves * BAR_CELLS / Math.max(1, all));
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  block %,d  %,d of %,d leaves  %,.0f events/s  about %s left",
                "#".repeat(cells),
                ".".repeat(BAR_CELLS - cells),
                leaves * 100 / Math.max(1, all),
                height,
                leaves,
                all,
                events / seconds,
                clock((long) left));
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Work of another kind, now and then. */
    void also(String what, long count) {
        long now = nanos.getAsLong();
        if (now - said >= (terminal ? TERMINAL_NANOS : LINES_NANOS)) {
            said = now;
            say(String.format(Locale.ROOT, "%s: %,d", what, count));
        }
    }

    private void say(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** The result follows: nothing of the line stays on a terminal. */
    void end() {
        if (terminal && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }
}
