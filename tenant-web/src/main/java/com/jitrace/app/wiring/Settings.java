package com.jitrace.app.wiring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the application, read once at start (INTERFACES: environment, or system properties in lower case with dots).
 *
 * @param home data folder
 * @param baseUrl public address, without a trailing slash
 * @param databaseUrl JDBC URL of the server, ending in "/"
 * @param databaseOptions what belongs behind that URL (how the connection is protected), or ""
 * @param kekFile file of the key-encryption key
 * @param demo whether demo data is seeded
 * @param operatorName under which the operators of a new installation appear
 */
record Settings(
        Path home,
        String baseUrl,
        String databaseUrl,
        String databaseOptions,
        String adminUser,
        String adminPassword,
        String poolUser,
        Path kekFile,
        boolean demo,
        String operatorName) {
    static Settings read(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        Source source = new Source(property, environment);
        Path home = Path.of(source.find("JITRACE_HOME").orElse("work")).toAbsolutePath();
        String port = source.find("JITRACE_PORT").orElse("8080");
        return new Settings(
                home,
                source.find("JITRACE_BASE_URL").orElse("http://127.0.0.1:" + port),
                withSlash(source.required("JITRACE_DB_URL")),
                source.find("JITRACE_DB_OPTIONS").orElse(""),
                source.required("JITRACE_DB_ADMIN_USER"),
                source.required("JITRACE_DB_ADMIN_PASSWORD"),
                source.find("JITRACE_DB_USER").orElse("jitrace_app"),
                source.find("JITRACE_KEK_FILE").map(Path::of).orElse(home.resolve("keys/kek")),
                source.find("JITRACE_DEMO").map(Boolean::parseBoolean).orElse(false),
                source.find("JITRACE_OPERATOR_NAME").orElse("Platform operators"));
    }

    /** Whether the public address is this machine only. */
    boolean loopback() {
        return baseUrl.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    private record Source(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        Optional<String> find(String name) {
            String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
            return Optional.ofNullable(property.apply(dotted))
                    .or(() -> Optional.ofNullable(environment.apply(name)))
                    .filter(value -> !value.isBlank());
        }

        String required(String name) {
            return find(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "the setting " + name + " is missing; the launcher sets it (docs/operations.md)"));
        }
    }

    /** For the log at start: secrets are masked. */
    @Override
    public String toString() {
        return "Settings[home=" + home + ", baseUrl=" + baseUrl + ", database=" + databaseUrl + ", admin=" + adminUser
                + "/***, poolUser=" + poolUser + ", kekFile=" + kekFile + ", demo=" + demo + "]";
    }
}
