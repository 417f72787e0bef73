package com.jitrace.app.tenancy;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/**
 * What a session gets that names no database: none. Payara opens one such session while it deploys the application; a connection
 * for it is refused, because this is not the name of a database.
 */
public final class NobodysDatabase implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
        return "NOBODY";
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }
}
