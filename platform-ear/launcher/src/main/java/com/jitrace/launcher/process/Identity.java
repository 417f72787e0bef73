package com.jitrace.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: its id, the clock tick of its start and the boot it lives in. A later process that got the same id
 * differs in the tick, so it is never taken for the one we started.
 */
public record Identity(String name, long pid, long startTick, String boot) {
    private static final int START_TICK_AFTER_NAME = 19;

    /** The live process with this id; empty when there is none (Linux /proc). */
    public static Optional<Identity> of(String name, long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z")) {
                return Optional.empty();
            }
            return Optional.of(new Identity(name, pid, Long.parseLong(fields[START_TICK_AFTER_NAME]), bootId()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
    }

    /** Reads what {@link #line} wrote; empty when the line is not one of ours. */
    public static Optional<Identity> parse(String line) {
        String[] words = line.split(" ");
        try {
            return words.length == 4
                    ? Optional.of(new Identity(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public String line() {
        return name + " " + pid + " " + startTick + " " + boot;
    }

    public boolean alive() {
        return of(name, pid).filter(this::equals).isPresent();
    }
}
