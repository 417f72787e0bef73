package com.jitrace.app.tenancy;

/**
 * A brand that comes in.
 *
 * @param name display name
 * @param domain proved domain
 * @param prefixes GS1 company prefixes, separated by blanks, that operators saw a licence for
 * @param provedBy how the domain was proved
 * @param provedAt when, milliseconds UTC
 */
public record Newcomer(String name, String domain, String prefixes, String provedBy, long provedAt) {}
