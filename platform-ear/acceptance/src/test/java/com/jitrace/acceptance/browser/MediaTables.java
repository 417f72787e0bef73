package com.jitrace.acceptance.browser;

import com.jitrace.launcher.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Documents and videos in the databases of a product that a test started: makes them old, or many. */
final class MediaTables {
    private static final long DAY_MILLIS = 86_400_000;

    private MediaTables() {}

    static void makeOlder(Platform product, String hash, int days) throws SQLException {
        everywhere(
                product, "media_file SET added_at = added_at - " + days * DAY_MILLIS + " WHERE hash = '" + hash + "'");
    }

    /** As if files took so many bytes more. */
    static void fill(Platform product, long bytes) throws SQLException {
        everywhere(product, "media_space SET bytes = bytes + (" + bytes + ")");
    }

    private static void everywhere(Platform product, String change) throws SQLException {
        var server = product.database();
        try (Connection connection = DriverManager.getConnection(
                        server.url(),
                        server.administrator().user(),
                        server.administrator().password());
                Statement statement = connection.createStatement()) {
            List<String> databases = new ArrayList<>();
            var tables = statement.executeQuery(
                    "SELECT table_schema FROM information_schema.tables WHERE table_name = 'media_space'");
            while (tables.next()) {
                databases.add(tables.getString(1));
            }
            for (String database : databases) {
                statement.execute("UPDATE " + database + "." + change);
            }
        }
    }
}
