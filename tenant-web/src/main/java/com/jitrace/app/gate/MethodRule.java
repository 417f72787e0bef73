package com.jitrace.app.gate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which methods a part of the house takes; everything else is 405 with Allow. */
final class MethodRule implements Rule {
    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final Set<String> RESOLVER = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> READ_AND_POST = Set.of("GET", "HEAD", "POST");
    private static final Set<String> PROGRAM = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    @Override
    public Optional<Refusal> refuse(Asked asked) {
        Set<String> allowed = allowed(asked.path());
        return allowed.contains(asked.method())
                ? Optional.empty()
                : Optional.of(new Refusal(Problem.of(405), Map.of("Allow", String.join(", ", new TreeSet<>(allowed)))));
    }

    private static Set<String> allowed(String path) {
        if (path.startsWith("/api/") || path.startsWith("/epcis/")) {
            return PROGRAM;
        }
        if (path.startsWith("/01/") || path.startsWith("/.well-known/")) {
            return RESOLVER;
        }
        return path.startsWith("/console/") || path.startsWith("/report/") ? READ_AND_POST : READ;
    }
}
