package com.jitrace.acceptance;

import com.jitrace.launcher.Platform;
import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts the product inside the test's own process, on a free port and with a folder of its own. */
public final class Running {
    /** For servers that live some minutes: half the processor time of a start, and less speed later. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private Running() {}

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    /** Root of the checkout. */
    public static Path root() {
        return Path.of(System.getProperty("jitrace.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    /** A new data folder with a short path below work/; removed when the tests end unless {@code -Djitrace.keep=true}. */
    public static Path newHome(String name) throws IOException {
        Path parent = Files.createDirectories(root().resolve("work/t"));
        Path home = Files.createTempDirectory(parent, name);
        if (!Boolean.getBoolean("jitrace.keep")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
        }
        return home;
    }

    private static void remove(Path home) {
        try {
            DataFolder.delete(home);
        } catch (IOException e) {
            System.out.println(home + " could not be removed: " + e.getMessage());
        }
    }

    /**
     * The platform with these settings (environment names), a free port, no demo data unless asked for; the caller closes it. The database
     * is the embedded one, or the one that JITRACE_DB_URL and its companions name in this process's environment.
     */
    public static Platform start(Path home, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "JITRACE_ROOT",
                root().toString(),
                "JITRACE_HOME",
                home.toString(),
                "JITRACE_PORT",
                "0",
                "JITRACE_JVM_OPTIONS",
                SHORT_LIVED));
        String war = System.getProperty("jitrace.war", "");
        if (!war.isEmpty()) {
            all.put("JITRACE_WAR", war);
        }
        all.putAll(settings);
        return Platform.start(
                Settings.from(name -> all.getOrDefault(name, name.startsWith("JITRACE_DB_") ? environment(name) : "")),
                line -> System.out.println("[platform] " + line));
    }
}
