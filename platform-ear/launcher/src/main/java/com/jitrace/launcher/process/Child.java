package com.jitrace.launcher.process;

import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process we started, in a session of its own so that a terminal's Ctrl-C reaches us first. Its output goes to a log file; the
 * log of the start before is kept beside it as {@code .1}.
 */
public final class Child {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int LOG_TAIL_BYTES_MAX = 2_000_000;

    private final Identity identity;
    private final Process process;
    private final Path log;
    private final Duration patience;

    private Child(Identity identity, Process process, Path log, Duration patience) {
        this.identity = identity;
        this.process = process;
        this.log = log;
        this.patience = patience;
    }

    /**
     * What to start.
     *
     * @param environment the whole environment of the child; nothing of ours is inherited
     * @param patience how long it may take to stop by itself
     */
    public record Order(
            String name, List<String> command, Map<String, String> environment, Path log, Duration patience) {}

    public static Child start(Order order) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(order.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(order.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(order.log().toFile());
        try {
            if (Files.exists(order.log())) {
                Files.move(order.log(), Path.of(order.log() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = builder.start();
            process.getOutputStream().close();
            Identity identity = Identity.of(order.name(), process.pid())
                    .orElseThrow(() -> new CannotStart(order.name() + " ended at once: see " + order.log()));
            return new Child(identity, process, order.log(), order.patience());
        } catch (IOException e) {
            throw new CannotStart(order.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    public Identity identity() {
        return identity;
    }

    public Path logFile() {
        return log;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with one line about how it ended. */
    public CompletableFuture<String> death() {
        return process.onExit()
                .thenApply(ended -> identity.name() + " (process " + identity.pid() + ") ended with code "
                        + ended.exitValue() + ": see " + log);
    }

    /** Waits for the end of one that ends by itself; its exit code, or none when its patience was over and it was stopped. */
    public OptionalInt end() {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.of(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return OptionalInt.empty();
    }

    /** Asks it to stop, waits, and only then forces it; returns when it is gone. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The end of its log, at most 2 MB. */
    public String logTail() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOG_TAIL_BYTES_MAX);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
