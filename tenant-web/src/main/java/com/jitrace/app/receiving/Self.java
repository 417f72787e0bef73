package com.jitrace.app.receiving;

import com.jitrace.app.tenancy.OrganisationId;
import java.util.Set;

/**
 * As whom the organisation speaks.
 *
 * @param brandParty its own party on the chain
 * @param parties every party that it is, for whichever brand
 */
record Self(OrganisationId organisation, String brandParty, Set<String> parties) {
    Self {
        parties = Set.copyOf(parties);
    }

    boolean isOwn(String party) {
        return parties.contains(party);
    }
}
