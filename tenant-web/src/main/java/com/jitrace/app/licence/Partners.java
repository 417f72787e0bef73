package com.jitrace.app.licence;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** A brand's directory of its partners. */
@ApplicationScoped
public class Partners {
    private final Databases databases;

    @Inject
    Partners(Databases databases) {
        this.databases = databases;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Partners() {
        this(null);
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

    void add(OrganisationId brand, String partyId, String name, long now) {
        databases.of(brand, session -> {
            if (session.find(Partner.class, partyId) == null) {
                session.persist(new Partner(partyId, name, now));
            }
            return true;
        });
    }
}
