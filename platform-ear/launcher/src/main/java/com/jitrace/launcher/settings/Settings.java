package com.jitrace.launcher.settings;

import com.jitrace.launcher.trouble.CannotStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything a person can decide about a start (docs/operations.md has the table). Each setting is looked up as system property
 * ({@code jitrace.db.url}), then as environment variable ({@code JITRACE_DB_URL}).
 */
public record Settings(Path home, Web web, DatabaseChoice database, PluginRules plugins, Application application) {
    /**
     * @param port 0 = any free one (tests)
     * @param publicUrl the pinned public address; empty = the address we listen on
     */
    public record Web(String bind, int port, Optional<String> publicUrl) {
        public Web {
            if (port < 0 || port > 65_535) {
                throw new CannotStart("JITRACE_PORT must be 0…65535, not " + port);
            }
        }

        public boolean loopback() {
            return bind.equals("127.0.0.1") || bind.equals("::1") || bind.equals("localhost");
        }

        public Web on(int chosenPort) {
            return new Web(bind, chosenPort, publicUrl);
        }

        public String localUrl() {
            String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
            return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }

        public String baseUrl() {
            return publicUrl.orElseGet(this::localUrl);
        }
    }

    /** Where the database is. */
    public sealed interface DatabaseChoice {
        /** Our own MariaDB below the data folder. */
        record Embedded() implements DatabaseChoice {}

        /**
         * One that somebody else runs.
         *
         * @param authorities PEM file of the certificates that vouch for it; empty = the JDK's own, or none on this machine
         */
        record External(String url, Login administrator, Login pool, Optional<Path> authorities)
                implements DatabaseChoice {
            public External {
                if (!url.matches("jdbc:mysql://[^/?]+(:[0-9]+)?/")) {
                    throw new CannotStart("JITRACE_DB_URL must look like jdbc:mysql://host:3306/ and is " + url);
                }
            }
        }
    }

    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + " / ***";
        }
    }

    /**
     * @param folder holds the jars; may be missing
     * @param unsigned accept jars nobody signed (development)
     * @param publisherKey the one Ed25519 key, 64 hex digits, whose signature makes a jar acceptable
     */
    public record PluginRules(Path folder, boolean unsigned, Optional<String> publisherKey) {
        public PluginRules {
            publisherKey.filter(key -> !key.matches("[0-9a-f]{64}")).ifPresent(key -> {
                throw new CannotStart("JITRACE_PLUGINS_KEY must be 64 hex digits of an Ed25519 public key");
            });
        }
    }

    /**
     * @param war the exploded application to start
     * @param chainJar the program of a validator that runs beside the application
     * @param demoPack a pack for the plugin folder of a demo
     * @param validators of a new chain on this machine, the application's own among them
     * @param jvmOptions further ones for the server's JVM
     * @param keyEncryptionKey file of 32 bytes; empty = one is made in the data folder
     * @param governance who operates a new installation
     */
    public record Application(
            Path war,
            Path chainJar,
            boolean demo,
            Path demoPack,
            int validators,
            int heapMegabytes,
            List<String> jvmOptions,
            Optional<Path> keyEncryptionKey,
            Governance governance) {
        private static final int SEVERAL_MIN = 4;
        private static final int SEVERAL_MAX = 7;

        public Application {
            jvmOptions = List.copyOf(jvmOptions);
            jvmOptions.stream()
                    .filter(option -> !option.startsWith("-"))
                    .findFirst()
                    .ifPresent(option -> {
                        throw new CannotStart(
                                "JITRACE_JVM_OPTIONS must be options that begin with -, separated by spaces; \""
                                        + option + "\" is none");
                    });
            if (validators != 1 && (validators < SEVERAL_MIN || validators > SEVERAL_MAX)) {
                throw new CannotStart("JITRACE_VALIDATORS must be 1 or " + SEVERAL_MIN + "…" + SEVERAL_MAX + ", not "
                        + validators + ": with 2 or 3 none of them may be away");
            }
            if (heapMegabytes < 256) {
                throw new CannotStart("JITRACE_HEAP_MB must be at least 256, not " + heapMegabytes);
            }
        }
    }

    /**
     * Counts for a new installation only.
     *
     * @param operators keys of a new chain's operators, of whom more than half must sign
     * @param name under which the operators appear on a new chain
     */
    public record Governance(int operators, String name) {
        private static final int OPERATORS_MAX = 9;
        private static final int NAME_CHARACTERS_MAX = 120;

        public Governance {
            if (operators < 1 || operators > OPERATORS_MAX) {
                throw new CannotStart("JITRACE_CHAIN_OPERATORS must be 1…" + OPERATORS_MAX + ", not " + operators);
            }
            if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX) {
                throw new CannotStart("JITRACE_OPERATOR_NAME must have 1…" + NAME_CHARACTERS_MAX + " characters");
            }
        }
    }

    /** As decided by the system properties and the environment of this process. */
    public static Settings read() {
        Map<String, String> environment = System.getenv();
        return from(name -> {
            String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'), "");
            return property.isEmpty() ? environment.getOrDefault(name, "") : property;
        });
    }

    /** @param lookUp answers a setting by its environment name, the empty text when it is absent */
    public static Settings from(UnaryOperator<String> lookUp) {
        Path root = Path.of(or(lookUp, "JITRACE_ROOT", ".")).toAbsolutePath().normalize();
        Path home = root.resolve(or(lookUp, "JITRACE_HOME", "work")).normalize();
        boolean demo = yes(lookUp, "JITRACE_DEMO", yes(lookUp, "JITRACE_DEMO_DEFAULT", false));
        Web web = new Web(
                or(lookUp, "JITRACE_BIND", "127.0.0.1"),
                number(lookUp, "JITRACE_PORT", 8080),
                optional(lookUp, "JITRACE_BASE_URL"));
        PluginRules plugins = new PluginRules(
                root.resolve(
                        or(lookUp, "JITRACE_PLUGINS", home.resolve("plugins").toString())),
                yes(lookUp, "JITRACE_PLUGINS_UNSIGNED", demo),
                optional(lookUp, "JITRACE_PLUGINS_KEY"));
        Application application = new Application(
                root.resolve(or(lookUp, "JITRACE_WAR", "platform-ear/micro/target/jitrace")),
                root.resolve(or(lookUp, "JITRACE_CHAIN_JAR", "chain-ejb/target/chain.jar")),
                demo,
                root.resolve("customization-plugins/wine-pack/target/wine-pack.jar"),
                number(lookUp, "JITRACE_VALIDATORS", number(lookUp, "VALIDATORS", 1)),
                number(lookUp, "JITRACE_HEAP_MB", 768),
                optional(lookUp, "JITRACE_JVM_OPTIONS")
                        .map(options -> List.of(options.strip().split("\\s+")))
                        .orElse(List.of()),
                optional(lookUp, "JITRACE_KEK_FILE").map(root::resolve),
                new Governance(
                        number(lookUp, "JITRACE_CHAIN_OPERATORS", 2),
                        or(lookUp, "JITRACE_OPERATOR_NAME", "Platform operators")));
        return new Settings(home, web, database(lookUp, root), plugins, application);
    }

    private static DatabaseChoice database(UnaryOperator<String> lookUp, Path root) {
        String url = or(lookUp, "JITRACE_DB_URL", "");
        if (url.isEmpty()) {
            return new DatabaseChoice.Embedded();
        }
        return new DatabaseChoice.External(
                url,
                new Login(needed(lookUp, "JITRACE_DB_ADMIN_USER"), needed(lookUp, "JITRACE_DB_ADMIN_PASSWORD")),
                new Login(needed(lookUp, "JITRACE_DB_USER"), needed(lookUp, "JITRACE_DB_PASSWORD")),
                optional(lookUp, "JITRACE_DB_CA").map(root::resolve));
    }

    private static String or(UnaryOperator<String> lookUp, String name, String otherwise) {
        String value = lookUp.apply(name);
        return value.isEmpty() ? otherwise : value;
    }

    private static Optional<String> optional(UnaryOperator<String> lookUp, String name) {
        return Optional.of(lookUp.apply(name)).filter(value -> !value.isEmpty());
    }

    private static String needed(UnaryOperator<String> lookUp, String name) {
        return optional(lookUp, name)
                .orElseThrow(() -> new CannotStart(name + " is missing: with JITRACE_DB_URL the logins of the"
                        + " administrator and of the pool are needed too"));
    }

    private static boolean yes(UnaryOperator<String> lookUp, String name, boolean otherwise) {
        String value = or(lookUp, name, Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new CannotStart(name + " must be true or false, not " + value);
        }
        return value.equals("true");
    }

    private static int number(UnaryOperator<String> lookUp, String name, int otherwise) {
        String value = or(lookUp, name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new CannotStart(name + " must be a whole number, not " + value, e);
        }
    }

    /** One line per setting, secrets masked. */
    public List<String> lines() {
        return List.of(
                "data folder   " + home,
                "address       " + web.bind() + ":" + web.port() + ", known as " + web.baseUrl(),
                "database      "
                        + (database instanceof DatabaseChoice.External external
                                ? external.url() + ", administrator " + external.administrator() + ", pool "
                                        + external.pool()
                                        + external.authorities()
                                                .map(file -> ", vouched for by " + file)
                                                .orElse("")
                                : "embedded MariaDB"),
                "plugins       " + plugins.folder() + (plugins.unsigned() ? " (unsigned ones too)" : "")
                        + plugins.publisherKey()
                                .map(key -> ", key " + key.substring(0, 8) + "…")
                                .orElse(""),
                "application   " + application.war() + ", heap " + application.heapMegabytes() + " MB, demo data "
                        + (application.demo() ? "yes" : "no") + ", validators " + application.validators());
    }
}
