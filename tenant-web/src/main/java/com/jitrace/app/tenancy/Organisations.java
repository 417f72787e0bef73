package com.jitrace.app.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The organisations of the platform and the parties under which they appear on the chain. */
@ApplicationScoped
public class Organisations {
    private static final long KNOWN_MAX = 10_000;

    /** An organisation at work for a tenant. */
    private record Acting(OrganisationId organisation, OrganisationId tenant) {}

    private final Databases databases;
    private final Provisioning provisioning;
    private final Clock clock;
    private final RandomGenerator chance;

    /** Organisations and their parties are written once; only what was found is kept, every verdict asks for them. */
    private final Cache<OrganisationId, Organisation> known =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();

    private final Cache<Acting, Party> knownParties =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();

    @Inject
    Organisations(Databases databases, Provisioning provisioning, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.provisioning = provisioning;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Organisations() {
        this(null, null, null, null);
    }

    /**
     * Creates the organisation's database and then writes the organisation down, so that whoever finds it finds its tables too;
     * repeatable for the same name and kind, refused for another kind.
     */
    public Organisation register(Organisation.Kind kind, String name, @Nullable String domain, String prefixes) {
        Organisation organisation = named(name)
                .orElseGet(() ->
                        new Organisation(OrganisationId.random(chance), kind, name, domain, prefixes, clock.millis()));
        if (organisation.kind() != kind) {
            throw new IllegalArgumentException("an organisation of another kind has the name " + name);
        }
        provisioning.provision(organisation.id());
        return databases.control(session -> named(session, name).orElseGet(() -> {
            session.persist(organisation);
            return organisation;
        }));
    }

    /** Prepares a place for an organisation that is to be admitted: a new id and a database nobody knows of yet. */
    public OrganisationId prepare() {
        OrganisationId id = OrganisationId.random(chance);
        provisioning.provision(id);
        return id;
    }

    /** Writes down an organisation whose place was prepared, with the party it has for itself; repeatable. */
    public void admit(OrganisationId id, Newcomer who, String partyId) {
        databases.control(session -> {
            if (session.find(Organisation.class, id.value()) == null) {
                session.persist(new Organisation(
                                id, Organisation.Kind.BRAND, who.name(), who.domain(), who.prefixes(), clock.millis())
                        .proved(who.provedBy(), who.provedAt()));
                session.flush();
            }
            return true;
        });
        party(id, id, "brand", partyId);
    }

    /** The party with this id, written down unless it is there. */
    public Party party(OrganisationId organisation, OrganisationId tenant, String kind, String partyId) {
        return databases.control(session -> partyOf(session, organisation, tenant)
                .orElseGet(() -> {
                    Party added = new Party(partyId, organisation, tenant, kind);
                    session.persist(added);
                    return added;
                }));
    }

    /** An organisation whose name would be taken for this one (Unicode TS 39). */
    public Optional<Organisation> lookalike(String name) {
        return all().stream()
                .filter(known -> Lookalikes.confusable(known.name(), name))
                .findFirst();
    }

    /** Brings every organisation's database to the newest version. */
    public void migrateAll() {
        all().forEach(organisation -> provisioning.provision(organisation.id()));
    }

    private static Optional<Organisation> named(org.hibernate.Session session, String name) {
        return session.createQuery("from Organisation o where o.name = :name", Organisation.class)
                .setParameter("name", name)
                .uniqueResultOptional();
    }

    /** The party of an organisation for a tenant; its random id is drawn at the first call. */
    public Party party(OrganisationId organisation, OrganisationId tenant, String kind) {
        return databases.control(session -> partyOf(session, organisation, tenant)
                .orElseGet(() -> {
                    Party added = new Party(OrganisationId.random(chance).value(), organisation, tenant, kind);
                    session.persist(added);
                    return added;
                }));
    }

    /** The party of an organisation for a tenant, if it has one. */
    public Optional<Party> findParty(OrganisationId organisation, OrganisationId tenant) {
        Acting acting = new Acting(organisation, tenant);
        Optional<Party> found = Optional.ofNullable(knownParties.getIfPresent(acting))
                .or(() -> databases.control(session -> partyOf(session, organisation, tenant)));
        found.ifPresent(party -> knownParties.put(acting, party));
        return found;
    }

    /** The party that a brand is for itself; throws when the operator has not admitted the brand. */
    public String brandParty(OrganisationId brand) {
        return findParty(brand, brand)
                .orElseThrow(() -> new IllegalStateException("the operator has not admitted this brand yet"))
                .id();
    }

    private static Optional<Party> partyOf(
            org.hibernate.Session session, OrganisationId organisation, OrganisationId tenant) {
        return session.createQuery(
                        "from Party p where p.organisationId = :organisation and p.tenantId = :tenant", Party.class)
                .setParameter("organisation", organisation.value())
                .setParameter("tenant", tenant.value())
                .uniqueResultOptional();
    }

    public List<Party> parties(OrganisationId organisation) {
        return databases.control(session -> session.createQuery(
                        "from Party p where p.organisationId = :organisation order by p.id", Party.class)
                .setParameter("organisation", organisation.value())
                .list());
    }

    public Optional<Party> partyById(String id) {
        return databases.control(session -> Optional.ofNullable(session.find(Party.class, id)));
    }

    public List<Organisation> all() {
        return databases.control(
                session -> session.createQuery("from Organisation o order by o.createdAt, o.id", Organisation.class)
                        .list());
    }

    public Optional<Organisation> find(OrganisationId id) {
        Optional<Organisation> found = Optional.ofNullable(known.getIfPresent(id))
                .or(() -> databases.control(
                        session -> Optional.ofNullable(session.find(Organisation.class, id.value()))));
        found.ifPresent(organisation -> known.put(id, organisation));
        return found;
    }

    public Optional<Organisation> named(String name) {
        return databases.control(session -> named(session, name));
    }
}
