package com.jitrace.app.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * Creates and migrates databases, each with the one role that may read it, over the administrator's own connection outside the pool
 * and outside JTA.
 */
@ApplicationScoped
public class Provisioning {
    static final String CONTROL_DATABASE = "jitracecontrol";
    private static final int LOCK_WAIT_SECONDS_MAX = 60;

    private final AdministratorLogin login;

    @Inject
    Provisioning(AdministratorLogin login) {
        this.login = login;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Provisioning() {
        this.login = null;
    }

    /** Creates the control database where it is missing and brings it to the newest version; repeatable. */
    public void provisionControl() {
        provision(CONTROL_DATABASE);
        migrate(CONTROL_DATABASE, "control", "flyway_schema_history");
    }

    /** Creates an organisation's database where it is missing and brings it to the newest version; repeatable. */
    public void provision(OrganisationId organisation) {
        provision(organisation.databaseName());
        migrate(organisation.databaseName(), "organisation", "flyway_schema_history");
        migrate(organisation.databaseName(), "readmodel", "rm_schema_history");
    }

    /** Drops the tables of the read model and creates them anew, empty; the projection then fills them from the first block. */
    public void emptyReadModel(OrganisationId organisation) {
        String database = organisation.databaseName();
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_name LIKE 'rm\\_%'")) {
                query.setString(1, database);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
            }
            for (String table : tables) {
                statement.execute("DROP TABLE `" + database + "`.`" + table + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the read model of " + database + " could not be emptied", e);
        }
        migrate(database, "readmodel", "rm_schema_history");
    }

    private void provision(String database) {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION lock_wait_timeout = " + LOCK_WAIT_SECONDS_MAX);
            statement.execute("CREATE DATABASE IF NOT EXISTS `" + database
                    + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            statement.execute("CREATE ROLE IF NOT EXISTS `" + database + "`");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON `" + database + "`.* TO `" + database + "`");
            for (String host : hostsOfPoolUser(connection)) {
                statement.execute("GRANT `" + database + "` TO `" + login.poolUser() + "`@`" + host + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database " + database + " could not be created; does the administrator have the rights? "
                            + e.getMessage(),
                    e);
        }
    }

    private List<String> hostsOfPoolUser(Connection connection) throws SQLException {
        List<String> hosts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT host FROM mysql.user WHERE user = ?")) {
            query.setString(1, login.poolUser());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hosts.add(rows.getString(1));
                }
            }
        }
        if (hosts.isEmpty()) {
            throw new SQLException("the pool's user " + login.poolUser() + " does not exist on the database server");
        }
        return hosts;
    }

    private void migrate(String database, String set, String historyTable) {
        Flyway.configure(Provisioning.class.getClassLoader())
                .dataSource(login.url(database), login.user(), login.password())
                .locations("classpath:db/" + set)
                .table(historyTable)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(login.url(database), login.user(), login.password());
    }
}
