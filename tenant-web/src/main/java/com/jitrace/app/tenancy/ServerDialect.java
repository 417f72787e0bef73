package com.jitrace.app.tenancy;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/** Our embedded MariaDB introduces itself as MySQL 8 to Connector/J; Hibernate must still know it for what it is. */
public final class ServerDialect implements DialectResolver {
    private static final long serialVersionUID = 1L;

    @Override
    public Dialect resolveDialect(DialectResolutionInfo info) {
        String version = String.valueOf(info.getDatabaseVersion());
        return version.contains("MariaDB") ? new MariaDBDialect() : new MySQLDialect(info);
    }
}
