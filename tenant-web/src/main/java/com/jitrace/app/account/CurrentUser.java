package com.jitrace.app.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks, in this request: taken from the container's security context. Background work names its actor with {@link #actAs}. */
@RequestScoped
public class CurrentUser {
    private @Nullable SecurityContext security;
    private @Nullable SignedIn named;

    @Inject
    CurrentUser(SecurityContext security) {
        this.security = security;
    }

    protected CurrentUser() {}

    public Optional<SignedIn> who() {
        if (named != null) {
            return Optional.of(named);
        }
        return security == null
                ? Optional.empty()
                : security.getPrincipalsByType(SignedInPrincipal.class).stream()
                        .findFirst()
                        .map(SignedInPrincipal::signedIn);
    }

    /** Whoever is signed in; throws {@link NotAllowed} when nobody is. */
    public SignedIn required() {
        return who().orElseThrow(() -> new NotAllowed("sign in first"));
    }

    /** For start-up work without a session (demo data, jobs): the given actor counts as signed in for this request context. */
    public void actAs(SignedIn actor) {
        named = actor;
    }

    /** Whether start-up work or a job acts here: what it does was decided earlier. */
    public boolean isInBackground() {
        return named != null;
    }
}
