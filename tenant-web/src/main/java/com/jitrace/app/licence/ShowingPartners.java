package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** A brand chooses which of its partners may see which others as addressees. */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class ShowingPartners {
    private final Databases databases;
    private final Partners partners;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    ShowingPartners(Databases databases, Partners partners, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.partners = partners;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ShowingPartners() {
        this(null, null, null, null);
    }

    /** Lets one partner see exactly these others; false when any of them is no partner of this brand. */
    public boolean show(String partyId, Set<String> others) {
        return databases.of(user.required().organisation(), session -> {
            Set<String> known = partners.ids(session);
            if (!known.contains(partyId) || !known.containsAll(others) || others.contains(partyId)) {
                return false;
            }
            session.createMutationQuery("delete from VisiblePartner v where v.id.partyId = :party")
                    .setParameter("party", partyId)
                    .executeUpdate();
            for (String other : others) {
                session.persist(new VisiblePartner(new VisiblePartner.Id(partyId, other), clock.millis()));
            }
            return true;
        });
    }

    /** The parties that this partner sees. */
    public Set<String> shown(String partyId) {
        return databases.of(user.required().organisation(), session -> partners.seen(session, partyId));
    }
}
