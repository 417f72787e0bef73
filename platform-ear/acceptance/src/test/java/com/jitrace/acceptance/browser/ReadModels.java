package com.jitrace.acceptance.browser;

import com.jitrace.launcher.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The read models of a product that a test started. */
final class ReadModels {
    private ReadModels() {}

    /** What is looked at meanwhile. */
    interface Doing {
        void run() throws Exception;
    }

    /** While a table of the brand's read model is not where it belongs, as after a restore that went wrong. */
    static void outOfReach(Platform product, Doing doing) throws Exception {
        List<String> databases = new ArrayList<>();
        var server = product.database();
        try (Connection connection = DriverManager.getConnection(
                        server.url(),
                        server.administrator().user(),
                        server.administrator().password());
                Statement statement = connection.createStatement()) {
            var tables = statement.executeQuery(
                    "SELECT table_schema FROM information_schema.tables WHERE table_name = 'rm_cursor'");
            while (tables.next()) {
                databases.add(tables.getString(1));
            }
            rename(statement, databases, "rm_cursor", "rm_cursor_away");
            try {
                doing.run();
            } finally {
                rename(statement, databases, "rm_cursor_away", "rm_cursor");
            }
        }
    }

    private static void rename(Statement statement, List<String> databases, String from, String to)
            throws SQLException {
        for (String database : databases) {
            statement.execute("RENAME TABLE " + database + "." + from + " TO " + database + "." + to);
        }
    }
}
