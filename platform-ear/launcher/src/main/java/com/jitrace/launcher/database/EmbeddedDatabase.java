package com.jitrace.launcher.database;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.home.Secrets;
import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.process.Deadline;
import com.jitrace.launcher.process.PortHolder;
import com.jitrace.launcher.settings.Settings.Login;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Our own MariaDB below the data folder: unpacked from its jar once, initialised once, started on the loopback address and a free
 * port. Its two users get the passwords of the data folder at every start; root and anonymous users are removed.
 */
public final class EmbeddedDatabase implements Database {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BOOTSTRAPS_WITHIN = Duration.ofSeconds(120);
    private static final String BUFFER_POOL = "128M";
    private static final int CONNECTIONS_MAX = 150;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC", "PATH", "/usr/bin:/bin");
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "fill_help_tables.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final DataFolder folder;
    private final Child server;
    private final String url;
    private final Login administrator;
    private final Login pool;

    private EmbeddedDatabase(DataFolder folder, Child server, String url, Login administrator, Login pool) {
        this.folder = folder;
        this.server = server;
        this.url = url;
        this.administrator = administrator;
        this.pool = pool;
    }

    /** Returns when both logins work. */
    public static EmbeddedDatabase start(DataFolder folder) {
        try {
            Path program = MariaDbFiles.unpack(folder.root().resolve("mariadb-11.4.5"));
            Path data = folder.root().resolve("db");
            if (!Files.exists(data.resolve("mysql"))) {
                bootstrap(folder, program, data);
            }
            return start(folder, program, data);
        } catch (IOException e) {
            throw new CannotStart("The embedded database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path program, Path data, Path tmp) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + program,
                "--datadir=" + data,
                "--tmpdir=" + Files.createDirectories(tmp.resolve("db")),
                "--lc-messages-dir=" + program.resolve("share"),
                "--character-sets-dir=" + program.resolve("share/charsets"),
                "--innodb-buffer-pool-size=" + BUFFER_POOL,
                "--skip-log-bin"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    private static void bootstrap(DataFolder folder, Path program, Path data) throws IOException {
        Path fresh = folder.root().resolve("db.new");
        DataFolder.delete(fresh);
        Files.createDirectories(fresh);
        List<String> command = command(program, fresh, folder.tmp());
        command.add("--bootstrap");
        Path log = folder.log("mariadb-bootstrap");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try (OutputStream sql = process.getOutputStream()) {
            sql.write("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n".getBytes(StandardCharsets.US_ASCII));
            for (String script : SYSTEM_TABLES) {
                Files.copy(program.resolve("share").resolve(script), sql);
            }
        }
        try {
            if (!process.waitFor(BOOTSTRAPS_WITHIN.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CannotStart("The embedded database could not be initialised: see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while the embedded database was initialised", e);
        }
        // only a complete database carries the final name: a kill in between leaves db.new, which the next start drops
        Files.move(fresh, data);
    }

    private static EmbeddedDatabase start(DataFolder folder, Path program, Path data) throws IOException {
        Login administrator = new Login("jitrace_admin", folder.secrets().password("database-administrator"));
        Login pool = new Login("jitrace_app", folder.secrets().password("database-pool"));
        Path users = folder.tmp().resolve("users.sql");
        Secrets.writePrivate(users, userStatements(administrator, pool).getBytes(StandardCharsets.UTF_8));
        int port = PortHolder.choose("127.0.0.1", 0);
        List<String> command = command(program, data, folder.tmp());
        command.addAll(List.of(
                "--init-file=" + users,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.socket(),
                "--pid-file=" + folder.tmp().resolve("db.pid"),
                "--skip-ssl",
                "--skip-name-resolve",
                "--performance-schema=OFF",
                "--max-connections=" + CONNECTIONS_MAX,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--version=8.0.10-11.4.5-MariaDB"));
        Child server =
                Child.start(new Child.Order("mariadbd", command, ENVIRONMENT, folder.log("mariadbd"), STOPS_WITHIN));
        folder.remember(server);
        EmbeddedDatabase database =
                new EmbeddedDatabase(folder, server, "jdbc:mysql://127.0.0.1:" + port + "/", administrator, pool);
        try {
            database.awaitLogins();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        } finally {
            Files.deleteIfExists(users);
        }
        return database;
    }

    private static String userStatements(Login administrator, Login pool) {
        StringBuilder sql = new StringBuilder("DELETE FROM mysql.global_priv WHERE User IN ('root', '');\n"
                + "DELETE FROM mysql.proxies_priv;\nFLUSH PRIVILEGES;\nDROP DATABASE IF EXISTS test;\n"
                + "CREATE DATABASE IF NOT EXISTS " + LOBBY + ";\n");
        for (Login login : List.of(administrator, pool)) {
            String user = "'" + login.user() + "'@'127.0.0.1' IDENTIFIED BY '" + login.password() + "';\n";
            sql.append("CREATE USER IF NOT EXISTS ")
                    .append(user)
                    .append("ALTER USER ")
                    .append(user);
        }
        return sql.append("GRANT ALL PRIVILEGES ON *.* TO '" + administrator.user()
                        + "'@'127.0.0.1' WITH GRANT OPTION;\n")
                .append("GRANT SELECT ON " + LOBBY + ".* TO '" + pool.user() + "'@'127.0.0.1';\n")
                .toString();
    }

    private void awaitLogins() {
        boolean works = Deadline.await(
                STARTS_WITHIN,
                () -> !server.alive()
                        || (server.logTail().contains("ready for connections")
                                && Attempt.of(url, administrator, "SELECT 1") instanceof Attempt.Done
                                && Attempt.of(poolUrl(), pool, "SELECT 1") instanceof Attempt.Done));
        if (!works || !server.alive()) {
            throw new CannotStart("The embedded database did not start: "
                    + server.logTail()
                            .lines()
                            .filter(line -> line.contains("[ERROR]"))
                            .findFirst()
                            .orElse("no error given")
                    + " (log: " + server.logFile() + ")");
        }
    }

    public Child process() {
        return server;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String poolUrl() {
        return PoolUrl.of(url, options());
    }

    /** It speaks no TLS; it listens on the loopback address alone. */
    @Override
    public String options() {
        return "sslMode=DISABLED";
    }

    @Override
    public Login administrator() {
        return administrator;
    }

    @Override
    public Login pool() {
        return pool;
    }

    @Override
    public void close() {
        server.stop();
        folder.forget(server);
    }
}
