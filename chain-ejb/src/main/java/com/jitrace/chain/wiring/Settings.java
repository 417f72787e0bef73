package com.jitrace.chain.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a node needs to know before it starts.
 *
 * @param home data folder; the chain lies in {@code home/chain}, operators' seeds (of a demo chain) in {@code home/operators}
 * @param origin first line of every checkpoint, used only when a chain is created
 * @param create whether a new chain may be created when there is none
 * @param operators how many operators' keys a new chain gets; more than half of them must sign
 */
public record Settings(Path home, String origin, boolean create, int operators) {
    private static final String ORIGIN = "jitrace.local/demo";
    private static final int OPERATORS_MAX = 9;

    public Settings {
        if (operators < 1 || operators > OPERATORS_MAX) {
            throw new IllegalArgumentException(
                    "JITRACE_CHAIN_OPERATORS is 1 to " + OPERATORS_MAX + ", not: " + operators);
        }
    }

    /** Settings of a chain with one operator. */
    public Settings(Path home, String origin, boolean create) {
        this(home, origin, create, 1);
    }

    /** A new chain with one operator below this folder, if there is none yet. */
    public static Settings at(Path home) {
        return new Settings(home, ORIGIN, true);
    }

    /** JITRACE_HOME, JITRACE_CHAIN_ORIGIN, JITRACE_CHAIN_CREATE, JITRACE_CHAIN_OPERATORS; system properties (jitrace.home …) go before the environment. */
    public static Settings read(Properties properties, Map<String, String> environment) {
        return new Settings(
                Path.of(value(properties, environment, "JITRACE_HOME", "work")),
                value(properties, environment, "JITRACE_CHAIN_ORIGIN", ORIGIN),
                Boolean.parseBoolean(value(properties, environment, "JITRACE_CHAIN_CREATE", "true")),
                Integer.parseInt(value(properties, environment, "JITRACE_CHAIN_OPERATORS", "2")));
    }

    private static String value(Properties properties, Map<String, String> environment, String name, String otherwise) {
        String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return properties.getProperty(property, environment.getOrDefault(name, otherwise));
    }

    /**
     * The homes of validators that one machine runs beside each other: this one, then {@code validators/2}, {@code validators/3}, … in it.
     *
     * @param count with this one
     */
    public List<Path> homesBeside(int count) {
        return Stream.concat(
                        Stream.of(home),
                        IntStream.rangeClosed(2, count)
                                .mapToObj(i -> home.resolve("validators").resolve(String.valueOf(i))))
                .toList();
    }

    public Path chainFolder() {
        return home.resolve("chain");
    }

    public Path operatorsFolder() {
        return home.resolve("operators");
    }
}
