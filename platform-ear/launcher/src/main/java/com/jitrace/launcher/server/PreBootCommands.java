package com.jitrace.launcher.server;

import java.util.List;

/**
 * What Payara Micro is told before it boots. The pool's login is named here by environment variable, so neither this file nor the
 * command line holds a secret. One plain data source, not XA: a transaction touches one database (a second pool in it is refused).
 */
final class PreBootCommands {
    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";
    private static final String HTTP =
            "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";
    private static final String COMPRESSED = "text/html,text/css,text/plain,text/xml,text/csv,text/javascript,"
            + "application/javascript,application/json,application/ld+json,application/problem+json,"
            + "application/linkset+json,application/xhtml+xml,application/manifest+json,image/svg+xml";

    private PreBootCommands() {}

    static List<String> lines(String bind) {
        return List.of(
                "set " + LISTENER + "address=" + bind,
                "set " + HTTP + "compression=on",
                "set " + HTTP + "compressable-mime-type=" + COMPRESSED,
                "set " + HTTP + "compression-min-size-bytes=1024",
                "set " + HTTP + "xpowered-by=false",
                "set " + HTTP + "server-header=false",
                "set " + HTTP + "trace-enabled=false",
                "set configs.config.server-config.microprofile-metrics-configuration.enabled=false",
                "create-jdbc-connection-pool --datasourceclassname=com.mysql.cj.jdbc.MysqlDataSource"
                        + " --restype=javax.sql.DataSource --steadypoolsize=2 --maxpoolsize=48 --poolresize=2"
                        + " --maxwait=10000 --isconnectvalidatereq=true --validateatmostonceperiod=1 --validationmethod=custom-validation"
                        + " --validationclassname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation jitrace",
                "set resources.jdbc-connection-pool.jitrace.property.user=${ENV=JITRACE_DB_USER}",
                "set resources.jdbc-connection-pool.jitrace.property.password=${ENV=JITRACE_DB_PASSWORD}",
                "set resources.jdbc-connection-pool.jitrace.property.url=${ENV=JITRACE_DB_POOL_URL}",
                "create-jdbc-resource --connectionpoolid=jitrace jdbc/jitrace");
    }
}
