package com.jitrace.app.account;

import com.jitrace.app.tenancy.OrganisationId;
import java.io.Serializable;
import java.util.Set;

/**
 * Somebody who proved who they are; the tenant of every request comes from here and from nowhere else.
 *
 * @param accountId 32 hex digits
 * @param organisationId 32 hex digits
 * @param displayName name shown on pages
 * @param organisationName name of the organisation shown on pages
 * @param roles at least one
 */
public record SignedIn(
        String accountId, String organisationId, String displayName, String organisationName, Set<Role> roles)
        implements Serializable {
    public SignedIn {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account without a role cannot sign in: " + accountId);
        }
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
