package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.process.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** The launcher as a person starts it: a process of its own, with its output and its exit code. */
final class LauncherProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(300);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;
    private final long begun = System.nanoTime();

    private LauncherProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param settings by environment name; the port is free unless given */
    static LauncherProcess start(Path home, Map<String, String> settings) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx64m", "-cp", classPath));
        String war = System.getProperty("jitrace.war", "");
        if (!war.isEmpty()) {
            command.add("-Djitrace.war=" + war);
        }
        command.add("com.jitrace.launcher.Launcher");
        Map<String, String> environment = new HashMap<>(Map.of(
                "JITRACE_ROOT",
                Running.root().toString(),
                "JITRACE_HOME",
                home.toString(),
                "JITRACE_PORT",
                "0",
                "JITRACE_JVM_OPTIONS",
                Running.SHORT_LIVED));
        environment.putAll(settings);
        Path output = Files.createTempFile("launcher", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new LauncherProcess(builder.start(), output);
    }

    /** Waits until everything is up; fails with what it said when it ends instead. */
    LauncherProcess ready() {
        Deadline.await(STARTS_WITHIN, () -> !process.isAlive() || said().contains("ready after"));
        assertThat(said()).contains("ready after");
        System.out.println("launcher: ready after "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        return this;
    }

    /** Waits for the end. */
    int exitCode() {
        try {
            assertThat(process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("ends; said so far:\n%s", said())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** What Ctrl-C sends. */
    void interrupt() {
        signal("INT", process.pid());
    }

    void kill() {
        signal("KILL", process.pid());
    }

    /** The launcher and all its children in one command: a launcher that saw one child die would end the others first. */
    void killEverything(Path home) throws IOException {
        List<Long> ids = new ArrayList<>(processes(home).values());
        ids.add(process.pid());
        signal("KILL", ids.stream().mapToLong(Long::longValue).toArray());
    }

    static void signal(String name, long... pids) {
        List<String> command = new ArrayList<>(List.of("/bin/kill", "-" + name));
        LongStream.of(pids).mapToObj(Long::toString).forEach(command::add);
        try {
            assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text after {@code before} on the line that has it. */
    String word(String before) {
        return said().lines()
                .filter(line -> line.contains(before))
                .map(line -> line.substring(line.indexOf(before) + before.length())
                        .strip()
                        .split("\\s")[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError("'" + before + "' was not said:\n" + said()));
    }

    String url() {
        return "http" + word("  http").replaceFirst("/$", "");
    }

    /** Process ids by name, as the launcher wrote them down. */
    static Map<String, Long> processes(Path home) throws IOException {
        Map<String, Long> ids = new HashMap<>();
        for (String line : Files.readAllLines(home.resolve("run/processes"))) {
            String[] words = line.split(" ");
            ids.put(words[0], Long.parseLong(words[1]));
        }
        return ids;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            exitCode();
        }
    }
}
