package com.jitrace.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads printed labels with tools that are not ours: librsvg draws them, zbar scans them (Debian librsvg2-bin and zbar-tools). */
final class Scanner {
    private static final int WIDTH_PIXELS = 480;
    private static final long INSTALL_MINUTES_MAX = 10;
    private static final long TOOL_SECONDS_MAX = 60;

    private Scanner() {}

    /** What a scanner reads from an SVG. */
    static String read(Path svg) throws IOException, InterruptedException {
        install();
        Path png = Path.of(svg + ".png");
        run(TOOL_SECONDS_MAX, "rsvg-convert", "-w", String.valueOf(WIDTH_PIXELS), "-o", png.toString(), svg.toString());
        return run(TOOL_SECONDS_MAX, "zbarimg", "--quiet", "--raw", png.toString())
                .strip();
    }

    private static void install() throws IOException, InterruptedException {
        boolean there =
                Files.isExecutable(Path.of("/usr/bin/zbarimg")) && Files.isExecutable(Path.of("/usr/bin/rsvg-convert"));
        if (there) {
            return;
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new IllegalStateException("install the scanner's tools: apt-get install zbar-tools librsvg2-bin");
        }
        long seconds = TimeUnit.MINUTES.toSeconds(INSTALL_MINUTES_MAX);
        run(seconds, "apt-get", "-qq", "update");
        run(seconds, "apt-get", "-qq", "install", "-y", "--no-install-recommends", "zbar-tools", "librsvg2-bin");
    }

    private static String run(long seconds, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        Path complained = Files.createTempFile("complained", ".txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.redirectError(complained.toFile())
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String output = Files.readString(said, StandardCharsets.UTF_8);
        String complaint = Files.readString(complained, StandardCharsets.UTF_8);
        Files.delete(said);
        Files.delete(complained);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + output + complaint);
        }
        return output;
    }
}
