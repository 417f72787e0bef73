package com.jitrace.launcher.database;

import com.jitrace.launcher.settings.Settings.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One try to connect and do something; what can go wrong for a known reason is a value. */
sealed interface Attempt {
    int WRONG_PASSWORD = 1045;
    int NO_RIGHT_TO_DATABASE = 1044;
    int CONNECT_MILLIS_MAX = 5_000;

    /** What the driver says first, and the cause behind it, which is what tells a closed port from a certificate. */
    private static String reason(SQLException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String cause = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return said.contains(cause) ? said : said + ": " + cause;
    }

    record Done(List<String> answers) implements Attempt {}

    record WrongPassword() implements Attempt {}

    record NoRight() implements Attempt {}

    record Unreachable(String detail) implements Attempt {}

    /** Runs the statements one after another; answers hold the first column of every row they return. */
    static Attempt of(String url, Login login, String... statements) {
        String parameters = (url.contains("?") ? "&" : "?") + "connectTimeout=" + CONNECT_MILLIS_MAX;
        try (Connection connection = DriverManager.getConnection(url + parameters, login.user(), login.password());
                Statement statement = connection.createStatement()) {
            List<String> answers = new ArrayList<>();
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            answers.add(rows.getString(1));
                        }
                    }
                }
            }
            return new Done(answers);
        } catch (SQLException e) {
            return switch (e.getErrorCode()) {
                case WRONG_PASSWORD -> new WrongPassword();
                case NO_RIGHT_TO_DATABASE -> new NoRight();
                default -> new Unreachable(reason(e));
            };
        }
    }
}
