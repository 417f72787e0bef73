package com.jitrace.launcher.validators;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How {@code chain.jar} is called for one validator.
 *
 * @param home of that validator
 */
record Program(DataFolder folder, Path jar, Path home) {
    private static final int HEAP_MEGABYTES_MAX = 128;
    private static final int METASPACE_MEGABYTES_MAX = 96;

    List<String> command(String... arguments) {
        try {
            Path scratch = Files.createDirectories(folder.tmp().resolve("validators"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx" + HEAP_MEGABYTES_MAX + "m",
                    "-XX:MaxMetaspaceSize=" + METASPACE_MEGABYTES_MAX + "m",
                    // small beside an application, and a lone processor is enough for it (docs/performance.md)
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "-Duser.timezone=UTC",
                    "-Dfile.encoding=UTF-8",
                    "-Djava.io.tmpdir=" + scratch,
                    "-jar",
                    jar.toString()));
            command.addAll(List.of(arguments));
            return command;
        } catch (IOException e) {
            throw new CannotStart("The folder for a validator's temporary files cannot be made: " + e.getMessage(), e);
        }
    }

    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", folder.tmp().toString(),
                "LC_ALL", "C.UTF-8",
                "TZ", "UTC",
                "JITRACE_HOME", home.toString()));
        environment.putAll(more);
        return environment;
    }
}
