package com.jitrace.app.tenancy;

/**
 * The login that creates databases, roles and tables; used by {@link Provisioning} alone, never by the pool.
 *
 * @param url JDBC URL of the server without a database, ending in "/"
 * @param options what belongs behind the URL so that the connection is protected as it must be, without a sign in front; or ""
 * @param user the administrator's name
 * @param password the administrator's password; never printed
 * @param poolUser name of the pool's user, to whom roles are granted
 */
public record AdministratorLogin(String url, String options, String user, String password, String poolUser) {
    public AdministratorLogin {
        if (!url.startsWith("jdbc:mysql://") || !url.contains("/")) {
            throw new IllegalArgumentException("JITRACE_DB_URL must look like jdbc:mysql://host:3306/, not: " + url);
        }
    }

    /** The URL of one database; "" is the server alone. */
    String url(String database) {
        return url + database + (options.isEmpty() ? "" : "?" + options);
    }

    @Override
    public String toString() {
        return "AdministratorLogin[" + url + ", " + user + ", ***]";
    }
}
