package com.jitrace.app.gate;

import com.jitrace.app.account.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API key may be used for, by the address it is used at. A change at an address that is not listed needs {@link Scope#ALL}, so
 * that what is built later is closed to narrow keys until somebody opens it. Roles are checked besides.
 */
final class KeyScopes {
    private static final Map<String, Scope> CHANGES = Map.ofEntries(
            Map.entry("products", Scope.CATALOGUE),
            Map.entry("pictures", Scope.CATALOGUE),
            Map.entry("media", Scope.CATALOGUE),
            Map.entry("notices", Scope.READ),
            Map.entry("parts", Scope.CATALOGUE),
            Map.entry("allotments", Scope.CODES),
            Map.entry("supplies", Scope.CODES),
            Map.entry("partrecords", Scope.CAPTURE),
            Map.entry("partfiles", Scope.CAPTURE),
            Map.entry("delegations", Scope.PARTNERS),
            Map.entry("batches", Scope.CODES),
            Map.entry("exports", Scope.CODES),
            Map.entry("jobs", Scope.CODES),
            Map.entry("releases", Scope.CAPTURE),
            Map.entry("shipments", Scope.CAPTURE),
            Map.entry("receipts", Scope.CAPTURE),
            Map.entry("sales", Scope.CAPTURE),
            Map.entry("returns", Scope.CAPTURE),
            Map.entry("packings", Scope.CAPTURE),
            Map.entry("unpackings", Scope.CAPTURE),
            Map.entry("corrections", Scope.CAPTURE),
            Map.entry("assemblies", Scope.CAPTURE),
            Map.entry("imports", Scope.CAPTURE),
            Map.entry("gates", Scope.CAPTURE),
            Map.entry("scans", Scope.CAPTURE),
            Map.entry("holds", Scope.CAPTURE),
            Map.entry("capture", Scope.CAPTURE),
            Map.entry("items", Scope.READ),
            Map.entry("partners", Scope.PARTNERS));
    private static final int AREA = 3;
    private static final String CODE_LISTS = "/api/v1/exports";

    private KeyScopes() {}

    /** @param presented the scopes of the key in the request, or null when there is none */
    static Optional<Refusal> refuse(Asked asked, @Nullable Object presented) {
        if (!(presented instanceof Set<?> scopes)) {
            return Optional.empty();
        }
        if (!asked.forProgram()) {
            return refused("An API key is for programs: use it under /api/ and /epcis/.");
        }
        Scope needed = needed(asked);
        return scopes.contains(Scope.ALL) || scopes.contains(needed)
                ? Optional.empty()
                : refused("This key is not for that; it needs the scope " + needed + ".");
    }

    static Scope needed(Asked asked) {
        String[] parts = asked.path().split("/");
        if (asked.reads()) {
            return asked.path().startsWith(CODE_LISTS) ? Scope.CODES : Scope.READ;
        }
        if (parts.length > 2 && parts[1].equals("epcis")) {
            return CHANGES.getOrDefault(parts[2], Scope.ALL);
        }
        return parts.length > AREA ? CHANGES.getOrDefault(parts[AREA], Scope.ALL) : Scope.ALL;
    }

    private static Optional<Refusal> refused(String detail) {
        return Optional.of(Refusal.of(new Problem(403, "SCOPE", "Not what this key is for", detail)));
    }
}
