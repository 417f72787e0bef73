package com.jitrace.app.account;

import jakarta.security.enterprise.CallerPrincipal;

/** The container's caller, carrying whom we know it to be. */
public final class SignedInPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;
    private final SignedIn signedIn;

    public SignedInPrincipal(SignedIn signedIn) {
        super(signedIn.accountId());
        this.signedIn = signedIn;
    }

    public SignedIn signedIn() {
        return signedIn;
    }
}
