package com.jitrace.app.account;

import java.util.Set;

/** Whose API key it is, and what it may be used for. */
public record KeyHolder(SignedIn who, Set<Scope> scopes) {
    public KeyHolder {
        scopes = Set.copyOf(scopes);
    }
}
