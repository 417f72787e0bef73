package com.jitrace.app.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.jspecify.annotations.Nullable;

/**
 * Lends connections of the one JTA pool, each behind the wall of one database: the pool's user alone can read nothing, the
 * role of that database is set on lending and taken off after completion. A connection whose role cannot be taken off is closed
 * for good. Hibernate makes this object itself (persistence.xml), so it looks the pool up by name.
 */
public final class WallConnections implements MultiTenantConnectionProvider<String> {
    private static final long serialVersionUID = 1L;
    static final String POOL = "jdbc/jitrace";
    static final String LOBBY = "jitrace_lobby";
    private static final Pattern DATABASE = Pattern.compile("[a-z0-9]{3,32}");

    /** Looked up once: a look-up cost as much as a query (docs/performance.md). */
    private transient volatile @Nullable DataSource found;

    @Override
    public Connection getAnyConnection() throws SQLException {
        return pool().getConnection();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(String database) throws SQLException {
        if (!DATABASE.matcher(database).matches()) {
            throw new SQLException("not the name of a database: " + database);
        }
        Connection connection = pool().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE `" + database + "`");
            connection.setCatalog(database);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void releaseConnection(String database, Connection connection) throws SQLException {
        try (connection) {
            connection.setCatalog(LOBBY);
            // a statement remembers the database it was made in, and the driver would go back there to run it
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET ROLE NONE");
            }
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }

    @SuppressWarnings("BanJNDI") // a constant name in the server's own directory
    private DataSource pool() throws SQLException {
        DataSource known = found;
        if (known != null) {
            return known;
        }
        try {
            DataSource looked = InitialContext.doLookup(POOL);
            found = looked;
            return looked;
        } catch (NamingException e) {
            throw new SQLException("the connection pool " + POOL + " is not defined on this server", e);
        }
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnknownUnwrapTypeException(type);
    }
}
