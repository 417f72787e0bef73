package com.jitrace.app.licence;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** A brand's directory of its partners. */
@ApplicationScoped
public class Partners {
    /** Somebody to ship to. */
    public record Addressee(String party, String name) {}

    private final Databases databases;
    private final Organisations organisations;

    @Inject
    Partners(Databases databases, Organisations organisations) {
        this.databases = databases;
        this.organisations = organisations;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Partners() {
        this(null, null);
    }

    public List<Partner> all(OrganisationId brand) {
        return databases.of(
                brand,
                session -> session.createQuery("from Partner p order by p.name", Partner.class)
                        .list());
    }

    public Set<String> ids(Session session) {
        return session.createQuery("select p.partyId from Partner p", String.class).stream()
                .collect(Collectors.toSet());
    }

    /** The partner's name, if the party is in this directory. */
    public Optional<String> name(Session session, String partyId) {
        return Optional.ofNullable(session.find(Partner.class, partyId)).map(Partner::name);
    }

    /**
     * To whom an organisation may ship a brand's goods: the brand's other partners that the brand lets it see. Nothing for an organisation
     * that is no partner of the brand; of the brand's directory only these names leave it.
     */
    public List<Addressee> addressees(OrganisationId self, OrganisationId brand) {
        Optional<Party> own = organisations.findParty(self, brand);
        if (own.isEmpty()) {
            return List.of();
        }
        return databases.of(
                brand,
                session -> seen(session, own.get().id()).stream()
                        .flatMap(id -> Optional.ofNullable(session.find(Partner.class, id)).stream())
                        .map(found -> new Addressee(found.partyId(), found.name()))
                        .sorted(Comparator.comparing(Addressee::name))
                        .toList());
    }

    /** The parties that a partner sees as addressees. */
    Set<String> seen(Session session, String partyId) {
        return session
                .createQuery("from VisiblePartner v where v.id.partyId = :party", VisiblePartner.class)
                .setParameter("party", partyId)
                .list()
                .stream()
                .map(VisiblePartner::seesPartyId)
                .collect(Collectors.toSet());
    }

    void add(OrganisationId brand, String partyId, String name, long now) {
        databases.of(brand, session -> {
            if (session.find(Partner.class, partyId) == null) {
                session.persist(new Partner(partyId, name, now));
            }
            return true;
        });
    }
}
