package com.jitrace.launcher;

import com.jitrace.launcher.settings.Settings;
import com.jitrace.launcher.trouble.CannotStart;
import java.time.Duration;

/** {@code ./mvnw -Prun verify} ends here: starts the platform, waits for Ctrl-C or for a process that dies, stops it in order. */
public final class Launcher {
    private static final int FAILED = 1;
    private static volatile boolean started;
    private static volatile boolean stopping;

    private Launcher() {}

    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        Platform platform;
        try {
            Settings settings = Settings.read();
            platform = Platform.prepare(settings, Launcher::say);
        } catch (CannotStart e) {
            fail(e);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "stop"));
        try {
            platform.start();
            started = true;
            say("ready after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0 + " s");
            say("");
            say("  " + platform.url() + "/           public pages");
            say("  " + platform.url() + "/console/   sign in");
            platform.links().ifPresent(file -> say("  operators who have not come in yet find their links in " + file));
            say("");
            say("Ctrl-C stops it; everything is kept in " + platform.home());
            String death = platform.death().join();
            if (!platform.closed()) {
                say(death);
            }
        } catch (CannotStart e) {
            if (!stopping) {
                fail(e);
            }
        }
        System.exit(FAILED);
    }

    private static void stop(Platform platform) {
        stopping = true;
        platform.close();
        if (started) {
            say("stopped");
        }
    }

    private static void fail(CannotStart e) {
        System.err.println("JiTrace cannot start: " + e.getMessage());
        System.err.flush();
        System.exit(FAILED);
    }

    @SuppressWarnings("SystemOut") // a program for the terminal
    private static void say(String line) {
        System.out.println(line.isEmpty() ? "" : "[jitrace] " + line);
        System.out.flush();
    }
}
