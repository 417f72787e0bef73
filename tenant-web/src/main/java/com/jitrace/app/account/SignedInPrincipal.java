package com.jitrace.app.account;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Set;

/** The container's caller, carrying whom we know it to be. */
public final class SignedInPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;
    private final SignedIn signedIn;

    private final Set<Scope> scopes;

    public SignedInPrincipal(SignedIn signedIn) {
        this(signedIn, Set.of(Scope.ALL));
    }

    /** @param scopes what the presented key may be used for */
    public SignedInPrincipal(SignedIn signedIn, Set<Scope> scopes) {
        super(signedIn.accountId());
        this.signedIn = signedIn;
        this.scopes = Set.copyOf(scopes);
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    public SignedIn signedIn() {
        return signedIn;
    }
}
