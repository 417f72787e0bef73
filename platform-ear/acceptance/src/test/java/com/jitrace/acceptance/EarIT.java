package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.database.EmbeddedDatabase;
import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.process.PortHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same modules as an EAR on a stock Payara Server: domain, pool and deployment by its own administration tool. */
@Tag("ear")
class EarIT {
    private static final String DOMAIN = "jitrace";
    private static final int COMMAND_MINUTES_MAX = 5;

    private final Path server = Path.of(System.getProperty("jitrace.test.payara", "target/server/payara6"));

    @Test
    void theEarIsDeployedOnPayaraServerAndAnswers() throws IOException {
        Path home = Running.newHome("e");
        Path domains = home.resolve("domains");
        try (DataFolder folder = DataFolder.open(home, line -> {});
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            int admin = PortHolder.choose("127.0.0.1", 0);
            int http = PortHolder.choose("127.0.0.1", 0);
            Asadmin asadmin = new Asadmin(admin, domains, environment(folder, database, http));
            asadmin.local(
                    "create-domain",
                    "--nopassword",
                    "--savelogin=false",
                    "--domaindir",
                    domains.toString(),
                    "--adminport",
                    Integer.toString(admin),
                    "--instanceport",
                    Integer.toString(http),
                    "--domainproperties",
                    otherPorts(),
                    DOMAIN);
            start(asadmin);
            try {
                pool(asadmin);
                long begun = System.nanoTime();
                asadmin.remote(
                        "deploy",
                        "--name",
                        DOMAIN,
                        Running.root()
                                .resolve("platform-ear/ear/target/jitrace.ear")
                                .toString());
                System.out.println("EAR deployed in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
                assertThat(asadmin.remote("list-applications")).contains(DOMAIN).contains("ear");
                String base = "http://127.0.0.1:" + http;
                assertThat(Web.get(base + "/health/ready").statusCode()).isEqualTo(200);
                assertThat(Web.get(base + "/packs/wine/panel.css").statusCode()).isEqualTo(200);
                var page = Web.get(base + "/01/09506000134352/21/NOSUCHCODE0000");
                System.out.println(
                        "public page: " + page.statusCode() + ", " + page.body().length() + " characters");
                assertThat(page.body()).contains("<html");
            } finally {
                asadmin.local("stop-domain", "--domaindir", domains.toString(), DOMAIN);
            }
        }
    }

    private static String otherPorts() {
        return "http.ssl.port=" + PortHolder.choose("127.0.0.1", 0)
                + ":jms.port=" + PortHolder.choose("127.0.0.1", 0)
                + ":domain.jmxPort=" + PortHolder.choose("127.0.0.1", 0)
                + ":orb.listener.port=" + PortHolder.choose("127.0.0.1", 0)
                + ":orb.ssl.port=" + PortHolder.choose("127.0.0.1", 0)
                + ":orb.mutualauth.port=" + PortHolder.choose("127.0.0.1", 0)
                + ":osgi.shell.telnet.port=" + PortHolder.choose("127.0.0.1", 0)
                + ":java.debugger.port=" + PortHolder.choose("127.0.0.1", 0);
    }

    private static Map<String, String> environment(DataFolder folder, EmbeddedDatabase database, int http) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", folder.tmp().toString(),
                "LC_ALL", "C.UTF-8",
                "AS_JAVA", System.getProperty("java.home"),
                "JAVA_HOME", System.getProperty("java.home"),
                "JITRACE_HOME", folder.root().toString(),
                "JITRACE_PORT", Integer.toString(http),
                "JITRACE_BASE_URL", "http://127.0.0.1:" + http,
                "JITRACE_KEK_FILE", folder.secrets().keyEncryptionKey().toString()));
        environment.putAll(Map.of(
                "JITRACE_DB_URL", database.url(),
                "JITRACE_DB_POOL_URL", database.poolUrl(),
                "JITRACE_DB_USER", database.pool().user(),
                "JITRACE_DB_PASSWORD", database.pool().password(),
                "JITRACE_DB_ADMIN_USER", database.administrator().user(),
                "JITRACE_DB_ADMIN_PASSWORD", database.administrator().password()));
        return environment;
    }

    private void start(Asadmin asadmin) throws IOException {
        Path lib = Files.createDirectories(asadmin.domains.resolve(DOMAIN).resolve("lib"));
        Path connector = jarHolding("com/mysql/cj/jdbc/MysqlDataSource.class");
        Files.copy(connector, lib.resolve("connector.jar"));
        Path config = asadmin.domains.resolve(DOMAIN).resolve("config/domain.xml");
        // everything on the loopback address, and no cluster port, before the first start
        String xml = Files.readString(config)
                .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=")
                .replace("<hazelcast-runtime-configuration", "<hazelcast-runtime-configuration enabled=\"false\"");
        Files.writeString(config, xml);
        asadmin.local("start-domain", "--domaindir", asadmin.domains.toString(), DOMAIN);
    }

    private static void pool(Asadmin asadmin) throws IOException {
        asadmin.remote(
                "create-jdbc-connection-pool",
                "--datasourceclassname",
                "com.mysql.cj.jdbc.MysqlDataSource",
                "--restype",
                "javax.sql.DataSource",
                DOMAIN);
        asadmin.remote("set", "resources.jdbc-connection-pool.jitrace.property.user=${ENV=JITRACE_DB_USER}");
        asadmin.remote("set", "resources.jdbc-connection-pool.jitrace.property.password=${ENV=JITRACE_DB_PASSWORD}");
        asadmin.remote("set", "resources.jdbc-connection-pool.jitrace.property.url=${ENV=JITRACE_DB_POOL_URL}");
        asadmin.remote("create-jdbc-resource", "--connectionpoolid", DOMAIN, "jdbc/jitrace");
        assertThat(asadmin.remote("ping-connection-pool", DOMAIN)).contains("successfully");
    }

    private static Path jarHolding(String resource) {
        String file = String.valueOf(
                EarIT.class.getClassLoader().getResource(resource).getPath());
        return Path.of(java.net.URI.create(file.substring(0, file.indexOf("!/"))));
    }

    /** The server's own tool. */
    private final class Asadmin {
        private final int port;
        private final Path domains;
        private final Map<String, String> environment;

        Asadmin(int port, Path domains, Map<String, String> environment) {
            this.port = port;
            this.domains = domains;
            this.environment = environment;
        }

        String local(String... words) throws IOException {
            return run(List.of(words));
        }

        String remote(String... words) throws IOException {
            var all = new java.util.ArrayList<>(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
            all.addAll(List.of(words));
            return run(all);
        }

        private String run(List<String> words) throws IOException {
            var command = new java.util.ArrayList<>(
                    List.of("/bin/sh", server.resolve("bin/asadmin").toString(), "--interactive=false"));
            command.addAll(words);
            Path said = Files.createTempFile("asadmin", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                boolean ended = process.waitFor(COMMAND_MINUTES_MAX, TimeUnit.MINUTES);
                String output = Files.readString(said);
                assertThat(ended && process.exitValue() == 0)
                        .as("asadmin %s said:\n%s", words, output)
                        .isTrue();
                return output;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
