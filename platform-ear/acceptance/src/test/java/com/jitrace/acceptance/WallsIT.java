package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What plain SQL can reach behind the walls between organisations: against the embedded MariaDB, or against the server that
 * JITRACE_DB_URL and its companions name (platform-ear/acceptance/shows/console-3 starts a MySQL for that).
 */
@Tag("show-console-3")
class WallsIT {
    private static final String CONTROL = "jitracecontrol";
    private static final List<String> SETTINGS = List.of(
            "JITRACE_DB_URL",
            "JITRACE_DB_USER",
            "JITRACE_DB_PASSWORD",
            "JITRACE_DB_ADMIN_USER",
            "JITRACE_DB_ADMIN_PASSWORD",
            "JITRACE_DB_CA");

    @Test
    void anOrganisationsRoleReadsItsOwnDatabaseAndNothingElse() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("JITRACE_DEMO", "true"));
        SETTINGS.forEach(name -> {
            String value = System.getenv(name);
            if (value != null) {
                settings.put(name, value);
            }
        });
        Path home = Running.newHome("walls");
        try (LauncherProcess running = LauncherProcess.start(home, settings).ready()) {
            Client.demo(running.url());
            String url = settings.getOrDefault("JITRACE_DB_URL", "jdbc:mysql" + running.word("jdbc:mysql"));
            Map<String, List<String>> tables = tables(url, home, settings);
            List<String> organisations = tables.keySet().stream()
                    .filter(name -> name.startsWith("jt") || name.equals(CONTROL))
                    .toList();
            assertThat(organisations).hasSizeGreaterThan(3).contains(CONTROL);
            if (settings.containsKey("JITRACE_DB_CA")) {
                everyConnectionOfTheServersPoolIsEncrypted(url, home, settings);
            }
            try (Connection pool = login(url, home, settings, "jitrace_app", "USER", "PASSWORD", "database-pool")) {
                withoutARoleNothingIsThere(pool, tables);
                int refused = 0;
                for (String role : organisations) {
                    refused += onlyItsOwn(pool, role, tables);
                }
                System.out.println("console-3: " + version(pool) + ": " + organisations.size() + " roles, " + refused
                        + " tables of others refused, 0 read");
            }
        }
    }

    /** MySQL says of each connection how it came; asked before this test opens one of the pool's user. */
    private static void everyConnectionOfTheServersPoolIsEncrypted(String url, Path home, Map<String, String> settings)
            throws SQLException, IOException {
        try (Connection administrator =
                login(url, home, settings, "jitrace_admin", "ADMIN_USER", "ADMIN_PASSWORD", "database-administrator")) {
            List<String> kinds = column(
                    administrator,
                    "SELECT connection_type FROM performance_schema.threads WHERE processlist_user = 'jitrace_app'");
            assertThat(kinds).isNotEmpty().containsOnly("SSL/TLS");
            System.out.println("console-3: " + kinds.size() + " connections of the server's pool, all by TLS");
        }
    }

    private static void withoutARoleNothingIsThere(Connection pool, Map<String, List<String>> tables)
            throws SQLException {
        execute(pool, "SET ROLE NONE");
        for (Map.Entry<String, List<String>> database : tables.entrySet()) {
            for (String table : database.getValue()) {
                assertRefused(pool, database.getKey(), table);
            }
        }
    }

    /** The number of tables of others that were refused. */
    private static int onlyItsOwn(Connection pool, String role, Map<String, List<String>> tables) throws SQLException {
        execute(pool, "SET ROLE `" + role + "`");
        int refused = 0;
        for (Map.Entry<String, List<String>> database : tables.entrySet()) {
            for (String table : database.getValue()) {
                if (database.getKey().equals(role)) {
                    execute(pool, "SELECT * FROM `" + role + "`.`" + table + "` LIMIT 1");
                } else {
                    assertRefused(pool, database.getKey(), table);
                    refused++;
                }
            }
        }
        assertThat(column(pool, "SELECT DISTINCT table_schema FROM information_schema.tables"))
                .as("what " + role + " sees exists")
                .contains(role)
                .doesNotContainAnyElementsOf(tables.keySet().stream()
                        .filter(other -> !other.equals(role))
                        .toList());
        execute(pool, "SET ROLE NONE");
        return refused;
    }

    private static void assertRefused(Connection pool, String database, String table) throws SQLException {
        for (String sql : List.of(
                "SELECT COUNT(*) FROM `" + database + "`.`" + table + "`",
                "DELETE FROM `" + database + "`.`" + table + "` WHERE 1 = 0")) {
            try (Statement statement = pool.createStatement()) {
                statement.execute(sql);
                throw new AssertionError("not refused: " + sql);
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).as(sql + ": " + e.getMessage()).isIn(1142, 1044, 1049);
            }
        }
    }

    /** Every table of the product's databases, as the administrator sees them. */
    private static Map<String, List<String>> tables(String url, Path home, Map<String, String> settings)
            throws SQLException, IOException {
        Map<String, List<String>> tables = new HashMap<>();
        try (Connection administrator = login(
                        url,
                        home,
                        settings,
                        "jitrace_admin",
                        "ADMIN_USER",
                        "ADMIN_PASSWORD",
                        "database-administrator");
                Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema LIKE 'jt%'"
                                + " OR table_schema = '" + CONTROL + "'")) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return tables;
    }

    private static Connection login(
            String url,
            Path home,
            Map<String, String> settings,
            String user,
            String userSetting,
            String passwordSetting,
            String secret)
            throws SQLException, IOException {
        boolean external = settings.containsKey("JITRACE_DB_URL");
        String password = external
                ? settings.getOrDefault("JITRACE_DB_" + passwordSetting, "")
                : Files.readString(home.resolve("keys/" + secret + ".password")).trim();
        String name = external ? settings.getOrDefault("JITRACE_DB_" + userSetting, user) : user;
        String options = external ? "?allowPublicKeyRetrieval=true" : "?sslMode=DISABLED";
        return DriverManager.getConnection(url + options, name, password);
    }

    private static String version(Connection connection) throws SQLException {
        return column(connection, "SELECT VERSION()").get(0);
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
