package com.jitrace.app.projection;

import com.jitrace.app.licence.Partners;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/** Knows what each organisation may see of the chain. */
@ApplicationScoped
public class Slices {
    /** Whom an organisation is, and for which brands: from the control database. */
    record Parties(Set<String> own, Set<String> brands) {}

    private final Organisations organisations;
    private final Partners partners;

    @Inject
    Slices(Organisations organisations, Partners partners) {
        this.organisations = organisations;
        this.partners = partners;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Slices() {
        this(null, null);
    }

    List<OrganisationId> organisations() {
        return organisations.all().stream().map(Organisation::id).toList();
    }

    Parties parties(OrganisationId organisation) {
        Set<String> own = new HashSet<>();
        Set<String> brands = new HashSet<>();
        for (Party party : organisations.parties(organisation)) {
            own.add(party.id());
            organisations
                    .findParty(party.tenant(), party.tenant())
                    .map(Party::id)
                    .ifPresent(brands::add);
        }
        return new Parties(own, brands);
    }

    /** In a transaction on the organisation's own database. */
    Slice slice(Session session, Parties parties) {
        return new Slice(parties.own(), parties.brands(), partners.ids(session));
    }
}
