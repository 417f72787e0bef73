package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.keyring.PartyKey;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The operator lets organisations in: brands with a licence, partners of a brand with a party of their own for that brand. */
@ApplicationScoped
public class Admission {
    /**
     * A licence to be granted.
     *
     * @param codes how many codes may be issued
     * @param until last moment of its validity, milliseconds UTC
     */
    public record Grant(long codes, long until) {}

    private final Organisations organisations;
    private final Databases databases;
    private final Keyring keyring;
    private final Outbox outbox;
    private final Partners partners;
    private final OperatorKeys operators;
    private final Clock clock;
    private final RandomGenerator chance;
    private final CurrentUser user;

    @Inject
    Admission(
            Organisations organisations,
            Databases databases,
            Keyring keyring,
            Outbox outbox,
            Partners partners,
            OperatorKeys operators,
            Clock clock,
            RandomGenerator chance,
            CurrentUser user) {
        this.organisations = organisations;
        this.databases = databases;
        this.keyring = keyring;
        this.outbox = outbox;
        this.partners = partners;
        this.operators = operators;
        this.clock = clock;
        this.chance = chance;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Admission() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** Founds the operator's own party, which introduces itself to the chain; the id of the outbox row, or empty if it exists. */
    @Allowed(Role.OPERATOR)
    public Optional<Long> foundOperator(String name) {
        SignedIn operator = user.required();
        if (organisations
                .findParty(operator.organisation(), operator.organisation())
                .isPresent()) {
            return Optional.empty();
        }
        PartyKey key = partyKey(operator.organisation(), operator.organisation(), "operator");
        Statement party = operators.approve(new com.jitrace.chain.entry.Party(
                List.of(),
                key.partyId(),
                "operator",
                Optional.of(name),
                Optional.empty(),
                List.of(),
                key.keyId(),
                base64(key)));
        return Optional.of(databases.of(
                operator.organisation(),
                session -> outbox.add(
                        session, operator.organisation(), key.partyId(), "operator", operator, List.of(party))));
    }

    /** Lets a brand in and grants its first licence; returns the id of the row in the operator's outbox. */
    @Allowed(Role.OPERATOR)
    public long admitBrand(OrganisationId brand, Grant grant) {
        Organisation organisation = known(brand, Organisation.Kind.BRAND);
        PartyKey key = partyKey(brand, brand, "brand");
        List<String> prefixes = organisation.prefixes().isBlank()
                ? List.of()
                : List.of(organisation.prefixes().split(" "));
        List<Statement> statements = new ArrayList<>();
        statements.add(operators.approve(com.jitrace.chain.entry.Party.brand(
                key.partyId(), organisation.name(), prefixes, key.keyId(), base64(key))));
        statements.add(licence(key.partyId(), grant));
        return relay("brand", statements);
    }

    /** Grants a brand one more licence; returns the id of the row in the operator's outbox. */
    @Allowed(Role.OPERATOR)
    public long grantLicence(OrganisationId brand, Grant grant) {
        known(brand, Organisation.Kind.BRAND);
        String party = organisations.brandParty(brand);
        return relay("licence", List.of(licence(party, grant)));
    }

    /** Lets a partner act for a brand under a party id of its own for that brand; returns the row in the operator's outbox. */
    @Allowed(Role.OPERATOR)
    public long admitPartner(OrganisationId brand, OrganisationId partner) {
        known(brand, Organisation.Kind.BRAND);
        Organisation organisation = known(partner, Organisation.Kind.PARTNER);
        PartyKey key = partyKey(partner, brand, "partner");
        partners.add(brand, key.partyId(), organisation.name(), clock.millis());
        SignedIn operator = user.required();
        OrganisationId home = operator.organisation();
        return databases.of(home, session -> {
            String nameCommit = outbox.commit(session, JsonObject.EMPTY.with("name", organisation.name()));
            Statement party = operators.approve(
                    com.jitrace.chain.entry.Party.partner(key.partyId(), nameCommit, key.keyId(), base64(key)));
            return outbox.add(session, home, operatorParty(session), "partner", operator, List.of(party));
        });
    }

    private Organisation known(OrganisationId id, Organisation.Kind kind) {
        return organisations
                .find(id)
                .filter(organisation -> organisation.kind() == kind)
                .orElseThrow(() -> new IllegalArgumentException("there is no such " + kind));
    }

    private PartyKey partyKey(OrganisationId organisation, OrganisationId tenant, String kind) {
        String party = organisations.party(organisation, tenant, kind).id();
        return databases.of(organisation, session -> keyring.partyKey(session, organisation, party, tenant));
    }

    private Statement licence(String brandParty, Grant grant) {
        return operators.approve(new Licence(
                List.of(), OrganisationId.random(chance).value(), brandParty, grant.codes(), grant.until()));
    }

    private long relay(String subject, List<Statement> statements) {
        SignedIn operator = user.required();
        OrganisationId home = operator.organisation();
        return databases.of(
                home, session -> outbox.add(session, home, operatorParty(session), subject, operator, statements));
    }

    private String operatorParty(org.hibernate.Session session) {
        return keyring.partyKeys(session).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the operator has no party yet"))
                .partyId();
    }

    private static String base64(PartyKey key) {
        return Base64.getEncoder().encodeToString(key.publicKey());
    }
}
