package com.jitrace.app.receiving;

import com.jitrace.app.tenancy.OrganisationId;
import java.util.Set;

/**
 * As whom the organisation speaks.
 *
 * @param brandParty its own party on the chain; "" for one that is no brand, and then it has no gate
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
