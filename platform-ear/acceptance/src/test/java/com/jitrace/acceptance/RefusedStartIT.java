package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.database.EmbeddedDatabase;
import com.jitrace.launcher.home.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-3")
class RefusedStartIT {
    @Test
    void aPortInUseIsNamedWithItsHolder() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            String line = refusal(Running.newHome("p"), Map.of("JITRACE_PORT", port));
            assertThat(line)
                    .contains("Port " + port)
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createTempFile("not-a-folder", "");
        assertThat(refusal(file.resolve("data"), Map.of()))
                .contains("cannot be written")
                .contains(file + "/data");
    }

    @Test
    void aPathTooLongForASocketIsNamed() throws IOException {
        Path home = Running.newHome("l").resolve("x".repeat(100));
        assertThat(refusal(home, Map.of())).contains("too long for a socket");
    }

    @Test
    void aWrongDatabasePasswordIsNamedAndARightOneWorks() throws IOException {
        try (DataFolder folder = DataFolder.open(Running.newHome("d"), line -> {});
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            Map<String, String> right = Map.of(
                    "JITRACE_DB_URL", database.url(),
                    "JITRACE_DB_USER", database.pool().user(),
                    "JITRACE_DB_PASSWORD", database.pool().password(),
                    "JITRACE_DB_ADMIN_USER", database.administrator().user(),
                    "JITRACE_DB_ADMIN_PASSWORD", database.administrator().password());
            assertThat(refusal(Running.newHome("w"), with(right, "JITRACE_DB_PASSWORD", "wrong")))
                    .contains("refuses the pool jitrace_app")
                    .contains("JITRACE_DB_PASSWORD")
                    .doesNotContain(database.administrator().password());
            assertThat(refusal(Running.newHome("w"), with(right, "JITRACE_DB_ADMIN_PASSWORD", "wrong")))
                    .contains("refuses the administrator jitrace_admin");
            assertThat(refusal(Running.newHome("w"), with(right, "JITRACE_DB_URL", "jdbc:mysql://127.0.0.1:1/")))
                    .contains("cannot be used by the administrator");
            try (LauncherProcess running =
                    LauncherProcess.start(Running.newHome("w"), right).ready()) {
                assertThat(running.said()).contains("database is up at " + database.url());
            }
        }
    }

    @Test
    void anotherJdkIsRefusedByTheBuildInOneLine() throws Exception {
        Path said = Files.createTempFile("mvnw", ".out");
        // there is no JDK 11 to be had here: the build is told that it runs on one
        Process build = new ProcessBuilder(
                        Running.root().resolve("mvnw").toString(),
                        "-B",
                        "-N",
                        "-q",
                        "-Prun",
                        "-Djava.version=11.0.2",
                        "verify")
                .directory(Running.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(build.waitFor()).isNotZero();
        assertThat(Files.readString(said)).contains("JiTrace needs JDK 17 (found 11.0.2): set JAVA_HOME to a JDK 17.");
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    /** The one line it ends with; exit code 1, no stack trace. */
    private static String refusal(Path home, Map<String, String> settings) throws IOException {
        try (LauncherProcess launcher = LauncherProcess.start(home, settings)) {
            assertThat(launcher.exitCode()).as(launcher.said()).isEqualTo(1);
            List<String> lines = launcher.said()
                    .lines()
                    .filter(line -> !line.startsWith("[jitrace]"))
                    .toList();
            assertThat(lines).singleElement().asString().startsWith("JiTrace cannot start: ");
            System.out.println(lines.get(0));
            return lines.get(0);
        }
    }
}
