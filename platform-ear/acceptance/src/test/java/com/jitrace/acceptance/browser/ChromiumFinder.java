package com.jitrace.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Chromium for the tests, wherever it comes from: {@code -Dchromium=/path} → the PATH → Debian's package when we are root →
 * Playwright's own download. When nothing works the test fails with one line that says what to install; it is never skipped.
 */
public final class ChromiumFinder {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final long INSTALL_MINUTES_MAX = 10;
    private static final List<String> QUIET =
            List.of("--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-dev-shm-usage");

    /** What a page says after something became final comes when the machine has time for it. */
    private static final double SAID_MILLIS = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(SAID_MILLIS);
    }

    private ChromiumFinder() {}

    /** Starts it headless; the caller closes it. {@code more} are further command line switches. */
    public static Browser launch(Playwright playwright, String... more) {
        var switches = new java.util.ArrayList<>(QUIET);
        switches.addAll(List.of(more));
        if (root()) {
            switches.add("--no-sandbox");
        }
        LaunchOptions options = new LaunchOptions().setHeadless(true).setArgs(switches);
        found().ifPresent(options::setExecutablePath);
        try {
            return playwright.chromium().launch(options);
        } catch (PlaywrightException e) {
            throw new IllegalStateException(
                    "No Chromium for the browser tests: install one (apt-get install chromium fonts-noto-cjk) or name it with"
                            + " -Dchromium=/path/to/chromium",
                    e);
        }
    }

    /** An installed browser, Debian's after installing it if need be; empty = let Playwright look for its own. */
    static Optional<Path> found() {
        Optional<Path> named =
                Optional.ofNullable(System.getProperty("chromium")).map(Path::of);
        if (named.isPresent()) {
            return named;
        }
        Optional<Path> onPath = onPath(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        return onPath.isEmpty() && root() && Files.isExecutable(Path.of("/usr/bin/apt-get")) ? installed() : onPath;
    }

    /** One build installs; another one on the same machine waits for it. */
    private static Optional<Path> installed() {
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "jitrace-chromium.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && onPath("/usr/bin").isEmpty()) {
                install();
            }
            return onPath("/usr/bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> onPath(String path) {
        return List.of(path.split(":")).stream()
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void install() {
        run("apt-get", "-qq", "update");
        run("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
    }

    private static void run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
        try {
            Process process = builder.start();
            if (!process.waitFor(INSTALL_MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command) + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
