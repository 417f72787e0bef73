package com.jitrace.app.gate;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Answers only under the pinned public address; a loopback address has three names. */
final class HostRule implements Rule {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    HostRule(URI baseUrl) {
        String host = baseUrl.getHost().toLowerCase(Locale.ROOT);
        String scheme = baseUrl.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = baseUrl.getPort() == -1 ? usual : baseUrl.getPort();
        for (String name : LOOPBACK.contains(host) ? LOOPBACK : Set.of(host)) {
            add(scheme, name + ":" + port);
            if (port == usual) {
                add(scheme, name);
            }
        }
    }

    private void add(String scheme, String authority) {
        hosts.add(authority);
        origins.add(scheme + "://" + authority);
    }

    @Override
    public Optional<Refusal> refuse(Asked asked) {
        if (asked.host().isBlank()) {
            return Optional.of(Refusal.of(new Problem(400, "HOST", "Host missing", "Send a Host header.")));
        }
        return hosts.contains(asked.host().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(Refusal.of(new Problem(
                        421, "HOST", "Misdirected request", "This server does not answer under that host name.")));
    }

    boolean isOwnOrigin(String origin) {
        return origins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
