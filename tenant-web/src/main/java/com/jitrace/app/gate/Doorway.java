package com.jitrace.app.gate;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedInPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is asking: password on the sign-in page, API key, or session. It never writes an answer, because it runs
 * before the filters and its answers would lack the headers; the {@link Gate} turns people away.
 */
@ApplicationScoped
public class Doorway implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";
    private @Nullable IdentityStoreHandler stores;
    private @Nullable Sessions sessions;

    /** For the proxy. */
    public Doorway() {}

    @Inject
    Doorway(IdentityStoreHandler stores, Sessions sessions) {
        this.stores = stores;
        this.sessions = sessions;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.isAuthenticationRequest()) {
            Optional<SignedInPrincipal> caller =
                    check(context.getAuthParameters().getCredential());
            caller.ifPresent(c -> known(sessions).begin(request, response, c.signedIn()));
            return caller.map(c -> admit(c, context)).orElse(AuthenticationStatus.SEND_FAILURE);
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            Optional<SignedInPrincipal> caller = authorization.startsWith(BEARER)
                    ? check(new ApiKeyCredential(
                            authorization.substring(BEARER.length()).trim()))
                    : Optional.empty();
            if (caller.isEmpty()) {
                request.setAttribute(Gate.KEY_REFUSED, Boolean.TRUE);
            }
            caller.ifPresent(c -> request.setAttribute(Gate.KEY_SCOPES, c.scopes()));
            return caller.map(c -> admit(c, context)).orElseGet(context::doNothing);
        }
        return known(sessions)
                .resume(request)
                .map(who -> admit(new SignedInPrincipal(who), context))
                .orElseGet(context::doNothing);
    }

    private Optional<SignedInPrincipal> check(Credential credential) {
        CredentialValidationResult result = known(stores).validate(credential);
        return result.getStatus() == CredentialValidationResult.Status.VALID
                        && result.getCallerPrincipal() instanceof SignedInPrincipal caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static AuthenticationStatus admit(SignedInPrincipal caller, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(
                caller, caller.signedIn().roles().stream().map(Role::name).collect(Collectors.toSet()));
    }

    private static <T> T known(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("used before it was injected");
        }
        return injected;
    }
}
