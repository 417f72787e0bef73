package com.jitrace.app.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages that are only ever included are not there when asked for directly; ambiguous paths are refused. */
final class PathRule implements Rule {
    private static final List<String> AMBIGUOUS = List.of(";", "\\", "%5c", "%00", "%0a", "%0d", "//", "/../", "/./");

    @Override
    public Optional<Refusal> refuse(Asked asked) {
        String raw = asked.rawPath().toLowerCase(Locale.ROOT);
        if (AMBIGUOUS.stream().anyMatch(raw::contains)) {
            return Optional.of(Refusal.of(
                    new Problem(400, "PATH", "Ambiguous path", "The address holds a sign that is not allowed in it.")));
        }
        String path = asked.path().toLowerCase(Locale.ROOT);
        boolean facelet = path.contains(".xhtml") || path.contains(".jsf") || path.contains(".faces");
        boolean page = path.matches("/console/[a-z0-9-]+\\.xhtml") || path.startsWith("/jakarta.faces.resource/");
        boolean inner = path.startsWith("/web-inf") || path.startsWith("/meta-inf") || path.startsWith("/fragments");
        return (facelet && !page) || inner ? Optional.of(Refusal.of(Problem.of(404))) : Optional.empty();
    }
}
