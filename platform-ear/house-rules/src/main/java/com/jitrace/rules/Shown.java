package com.jitrace.rules;

/**
 * How large a test is: as large as it must be shown when it is run by its tag ({@code ./mvnw verify -Dgroups=show-four-3}), smaller in every other
 * run, which everybody waits for.
 */
public final class Shown {
    /** The tags that were asked for, given by the build; "" in an ordinary run. */
    private static final boolean BY_TAG =
            !System.getProperty("jitrace.groups", "").isBlank();

    private Shown() {}

    /**
     * @param property that says another size
     * @param shown size when it is run by its tag
     * @param everyDay size in every other run
     */
    public static int size(String property, int shown, int everyDay) {
        return Integer.getInteger(property, BY_TAG ? shown : everyDay);
    }
}
