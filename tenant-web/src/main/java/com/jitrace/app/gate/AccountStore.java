package com.jitrace.app.gate;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.Scope;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.account.SignedInPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the accounts, in the container's terms. */
@ApplicationScoped
public class AccountStore implements IdentityStore {
    private final Accounts accounts;
    private final SignInDelay delay;

    @Inject
    AccountStore(Accounts accounts, SignInDelay delay) {
        this.accounts = accounts;
        this.delay = delay;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountStore() {
        this.accounts = null;
        this.delay = null;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential typed) {
            Accounts.SignIn outcome = accounts.signIn(typed.getCaller(), typed.getPasswordAsString());
            if (outcome instanceof Accounts.WaitFirst wait) {
                delay.of(wait.seconds());
            }
            return outcome instanceof Accounts.Welcome welcome
                    ? valid(welcome.who(), Set.of(Scope.ALL))
                    : CredentialValidationResult.INVALID_RESULT;
        }
        return credential instanceof ApiKeyCredential presented
                ? accounts.byApiKey(presented.key())
                        .map(holder -> valid(holder.who(), holder.scopes()))
                        .orElse(CredentialValidationResult.INVALID_RESULT)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private static CredentialValidationResult valid(SignedIn who, Set<Scope> scopes) {
        return new CredentialValidationResult(
                new SignedInPrincipal(who, scopes),
                who.roles().stream().map(Role::name).collect(Collectors.toSet()));
    }
}
