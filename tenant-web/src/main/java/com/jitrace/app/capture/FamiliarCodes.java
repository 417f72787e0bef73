package com.jitrace.app.capture;

import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads codes as one organisation may know them: goods of a brand that it does not work for are as unknown to it as goods that nobody
 * coded, so that what it records tells it nothing about strangers (SECURITY §3).
 */
@ApplicationScoped
class FamiliarCodes {
    private final Decoding decoding;
    private final Organisations organisations;

    @Inject
    FamiliarCodes(Decoding decoding, Organisations organisations) {
        this.decoding = decoding;
        this.organisations = organisations;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FamiliarCodes() {
        this(null, null);
    }

    /** The items of these codes; a code of a stranger, or of nobody, is not in the answer. */
    Map<Code, Located> locate(OrganisationId self, Collection<Code> codes) {
        Set<OrganisationId> brands = brands(self);
        Map<Code, Located> familiar = new LinkedHashMap<>(decoding.locate(codes));
        familiar.values().removeIf(item -> !brands.contains(item.brand()));
        return familiar;
    }

    /** The first item of a batch, if it is one of a brand that this organisation works for. */
    Optional<Located> locateFirst(OrganisationId self, String ref) {
        return decoding.locateFirst(ref).filter(item -> brands(self).contains(item.brand()));
    }

    /** Codes one slip away from a mistyped one. */
    List<Code> nearest(OrganisationId self, String mistyped) {
        return List.copyOf(locate(self, decoding.nearest(mistyped)).keySet());
    }

    private Set<OrganisationId> brands(OrganisationId self) {
        return organisations.parties(self).stream().map(Party::tenant).collect(Collectors.toSet());
    }
}
