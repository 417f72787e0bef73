package com.jitrace.app.projection;

import com.jitrace.app.tenancy.OrganisationId;
import java.util.Optional;

/** Every batch is this organisation's. */
public final class PlainReferences extends References {
    private final OrganisationId organisation;

    public PlainReferences(OrganisationId organisation) {
        this.organisation = organisation;
    }

    @Override
    public Optional<OrganisationId> owner(String ref) {
        return Optional.of(organisation);
    }
}
