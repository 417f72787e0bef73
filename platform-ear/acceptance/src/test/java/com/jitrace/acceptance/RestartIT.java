package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.process.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-2")
class RestartIT {
    private static final Map<String, String> NO_SETTINGS = Map.of();

    @Test
    void everyKindOfEndIsFollowedByAStartWithTheSameDataAndNothingForeignIsStopped() throws Exception {
        Path home = Running.newHome("r");
        Process lookAlike = lookAlike(home);
        Map<String, Long> left = killLauncher(home);
        try (LauncherProcess second = LauncherProcess.start(home, NO_SETTINGS).ready()) {
            assertThat(second.said())
                    .contains("stopped micro (process " + left.get("micro") + ")")
                    .contains("stopped mariadbd (process " + left.get("mariadbd") + ")");
            assertNoneAlive(left);
            assertThat(remembered(home, second)).isEqualTo("before the launcher was killed");
            figures(home);
            killChild(home, second, "micro");
        }
        try (LauncherProcess third = LauncherProcess.start(home, NO_SETTINGS).ready()) {
            assertThat(remembered(home, third)).isEqualTo("before micro was killed");
            killChild(home, third, "mariadbd");
        }
        try (LauncherProcess fourth = LauncherProcess.start(home, NO_SETTINGS).ready()) {
            assertThat(remembered(home, fourth)).isEqualTo("before mariadbd was killed");
            pressCtrlC(home, fourth);
        }
        try (LauncherProcess fifth = LauncherProcess.start(home, NO_SETTINGS).ready()) {
            assertThat(remembered(home, fifth)).isEqualTo("before Ctrl-C");
        }
        assertThat(lookAlike.isAlive())
                .as("a process that merely looks like ours")
                .isTrue();
        lookAlike.destroyForcibly().waitFor();
    }

    /** Answers the children that are left behind. */
    private static Map<String, Long> killLauncher(Path home) throws Exception {
        try (LauncherProcess first = LauncherProcess.start(home, NO_SETTINGS).ready()) {
            remember(home, first, "before the launcher was killed");
            Map<String, Long> left = LauncherProcess.processes(home);
            first.kill();
            assertThat(first.exitCode()).isEqualTo(137);
            assertThat(alive(left, "micro")).as("survives its parent").isTrue();
            return left;
        }
    }

    private static void killChild(Path home, LauncherProcess running, String name) throws Exception {
        remember(home, running, "before " + name + " was killed");
        Map<String, Long> ids = LauncherProcess.processes(home);
        LauncherProcess.signal("KILL", ids.getOrDefault(name, 0L));
        assertThat(running.exitCode()).isEqualTo(1);
        assertThat(running.said()).contains(name + " (process " + ids.get(name) + ") ended with code 137");
        assertNoneAlive(ids);
    }

    private static void pressCtrlC(Path home, LauncherProcess running) throws Exception {
        remember(home, running, "before Ctrl-C");
        Map<String, Long> ids = LauncherProcess.processes(home);
        long begun = System.nanoTime();
        running.interrupt();
        assertThat(running.exitCode()).isEqualTo(130);
        System.out.println("Ctrl-C: all down after " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        assertThat(running.said()).endsWith("[jitrace] stopped\n");
        assertNoneAlive(ids);
    }

    private static void assertNoneAlive(Map<String, Long> ids) {
        assertThat(alive(ids, "micro")).as("micro runs").isFalse();
        assertThat(alive(ids, "mariadbd")).as("mariadbd runs").isFalse();
    }

    /** A foreign process whose program is called mariadbd and whose arguments name our data folder. */
    private static Process lookAlike(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolveSibling(home.getFileName() + "-foreign"));
        Path program = Files.copy(Path.of("/bin/sh"), folder.resolve("mariadbd"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new ProcessBuilder(program.toString(), "-c", "read line", "--datadir=" + home.resolve("db")).start();
    }

    private static boolean alive(Map<String, Long> ids, String name) {
        return Identity.of(name, ids.getOrDefault(name, 0L)).isPresent();
    }

    private static void remember(Path home, LauncherProcess running, String text) throws Exception {
        try (Connection connection = administrator(home, running);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS acceptance");
            statement.execute("CREATE TABLE IF NOT EXISTS acceptance.memory (t VARCHAR(100) PRIMARY KEY)");
            statement.execute("DELETE FROM acceptance.memory");
            statement.execute("INSERT INTO acceptance.memory VALUES ('" + text + "')");
        }
    }

    private static String remembered(Path home, LauncherProcess running) throws Exception {
        try (Connection connection = administrator(home, running);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT t FROM acceptance.memory")) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }

    private static Connection administrator(Path home, LauncherProcess running) throws SQLException, IOException {
        String password = Files.readString(home.resolve("keys/database-administrator.password"));
        return DriverManager.getConnection(running.word("database is up at "), "jitrace_admin", password);
    }

    private static void figures(Path home) throws IOException {
        for (var process : LauncherProcess.processes(home).entrySet()) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.getValue() + "/status"))) {
                if (line.startsWith("VmRSS")) {
                    System.out.println("memory of " + process.getKey() + ": " + line);
                }
            }
        }
    }
}
