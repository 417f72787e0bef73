package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.Revoke;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A brand lets a partner act for it within a scope, and takes that back. */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class Authorising {
    /**
     * What a partner may do.
     *
     * @param acts ship, receive, sell, …
     * @param products product ids, or "*" alone
     * @param regions ISO 3166-2 regions or ISO 3166-1 countries, or "*" alone
     * @param from first moment, milliseconds UTC
     * @param until last moment, milliseconds UTC
     */
    public record Scope(Set<Act> acts, Set<String> products, Set<String> regions, long from, long until) {}

    private final Databases databases;
    private final Organisations organisations;
    private final Outbox outbox;
    private final ReadModel model;
    private final CurrentUser user;

    @Inject
    private RandomGenerator chance;

    @Inject
    Authorising(Databases databases, Organisations organisations, Outbox outbox, ReadModel model, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.outbox = outbox;
        this.model = model;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Authorising() {
        this(null, null, null, null, null);
    }

    /** Authorises a partner; returns the id of the row in the brand's outbox. */
    public long authorise(String partnerParty, Scope scope) {
        SignedIn admin = user.required();
        OrganisationId brand = admin.organisation();
        Authorise statement = new Authorise(
                OrganisationId.random(chance).value(),
                partnerParty,
                scope.products().stream().sorted().toList(),
                scope.regions().stream().sorted().toList(),
                scope.acts().stream().sorted(Comparator.comparing(Act::written)).toList(),
                scope.from(),
                scope.until(),
                Optional.empty());
        String party = organisations.brandParty(brand);
        return databases.of(
                brand, session -> outbox.add(session, brand, party, "authorise", admin, List.of(statement)));
    }

    /** Takes an authorisation back; returns the id of the row in the brand's outbox. */
    public long revoke(String authorisation) {
        SignedIn admin = user.required();
        OrganisationId brand = admin.organisation();
        String party = organisations.brandParty(brand);
        return databases.of(
                brand,
                session -> outbox.add(session, brand, party, "revoke", admin, List.of(new Revoke(authorisation))));
    }

    /** The authorisations this brand gave, as the chain has them. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public List<CertifiedAuthorisation> all() {
        return databases.of(user.required().organisation(), model::authorisations);
    }
}
