package com.jitrace.chain.wiring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What a node needs to know before it starts.
 *
 * @param home data folder; the chain lies in {@code home/chain}, operators' seeds (of a demo chain) in {@code home/operators}
 * @param origin first line of every checkpoint, used only when a chain is created
 * @param create whether a new chain may be created when there is none
 */
public record Settings(Path home, String origin, boolean create) {
    private static final String ORIGIN = "jitrace.local/demo";

    /** A new chain below this folder, if there is none yet. */
    public static Settings at(Path home) {
        return new Settings(home, ORIGIN, true);
    }

    /** JITRACE_HOME, JITRACE_CHAIN_ORIGIN, JITRACE_CHAIN_CREATE; system properties (jitrace.home …) go before the environment. */
    public static Settings read(Properties properties, Map<String, String> environment) {
        return new Settings(
                Path.of(value(properties, environment, "JITRACE_HOME", "work")),
                value(properties, environment, "JITRACE_CHAIN_ORIGIN", ORIGIN),
                Boolean.parseBoolean(value(properties, environment, "JITRACE_CHAIN_CREATE", "true")));
    }

    private static String value(Properties properties, Map<String, String> environment, String name, String otherwise) {
        String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return properties.getProperty(property, environment.getOrDefault(name, otherwise));
    }

    public Path chainFolder() {
        return home.resolve("chain");
    }

    public Path operatorsFolder() {
        return home.resolve("operators");
    }
}
