package com.jitrace.app.gate;

import java.util.Optional;
import java.util.Set;

/**
 * Keeps foreign sites from acting with a visitor's session. A change must come from our own pages (Origin, or
 * Sec-Fetch-Site where a browser sends no Origin); with a session a program must also send {@value
 * Asked#PROGRAM_HEADER}, which no form can. An API key proves itself and needs none of it.
 */
final class OriginRule implements Rule {
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private final HostRule hosts;

    OriginRule(HostRule hosts) {
        this.hosts = hosts;
    }

    @Override
    public Optional<Refusal> refuse(Asked asked) {
        if (asked.reads() || asked.withApiKey()) {
            return Optional.empty();
        }
        boolean foreign = asked.origin().filter(o -> !hosts.isOwnOrigin(o)).isPresent()
                || asked.fetchSite().filter(s -> !OWN_SITES.contains(s)).isPresent();
        boolean silent = asked.origin().isEmpty() && asked.fetchSite().isEmpty();
        if (foreign || (asked.withSession() && silent)) {
            return refused("Changes are taken only from this site's own pages.");
        }
        if (asked.withSession() && asked.forProgram() && !asked.fromProgram()) {
            return refused("With a session every change needs the header " + Asked.PROGRAM_HEADER + ".");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String detail) {
        return Optional.of(Refusal.of(new Problem(403, "ORIGIN", "Foreign origin", detail)));
    }
}
