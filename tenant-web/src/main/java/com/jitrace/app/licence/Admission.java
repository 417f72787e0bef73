package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.keyring.PartyKey;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Newcomer;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Licence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An operator proposes to let organisations in: brands with a licence, partners of a brand with a party of their own for that brand. It
 * happens when k operators have signed ({@link Proposals}).
 */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class Admission {
    /**
     * A licence to be granted.
     *
     * @param codes how many codes may be issued
     * @param until last moment of its validity, milliseconds UTC
     */
    public record Grant(long codes, long until) {}

    /**
     * Who gets the first account of a brand.
     *
     * @param login sign-in name; "" when nobody is invited
     * @param contact name shown on pages
     * @param application id of the application that this answers; "" when there is none
     */
    public record First(String login, String contact, String application) {}

    private final Organisations organisations;
    private final Databases databases;
    private final Keyring keyring;
    private final Outbox outbox;
    private final Proposals proposals;

    @Inject
    private RandomGenerator chance;

    @Inject
    private CurrentUser user;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Admission(Organisations organisations, Databases databases, Keyring keyring, Outbox outbox, Proposals proposals) {
        this.organisations = organisations;
        this.databases = databases;
        this.keyring = keyring;
        this.outbox = outbox;
        this.proposals = proposals;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Admission() {
        this(null, null, null, null, null);
    }

    /**
     * Proposes the operator's own party, which introduces itself to the chain; empty if that is done or proposed. A new installation gets
     * there by itself: whatever is proposed first brings this with it.
     */
    public Optional<Proposals.Stands> foundOperator(String name) {
        OrganisationId home = user.required().organisation();
        if (proposals.foundingStands(home)) {
            return Optional.empty();
        }
        String party = organisations.party(home, home, "operator").id();
        PartyKey key = partyKey(home, home, party);
        return Optional.of(proposals.propose(
                Proposal.Kind.OPERATOR,
                name,
                List.of(new com.jitrace.chain.entry.Party(
                        List.of(),
                        party,
                        "operator",
                        Optional.of(name),
                        Optional.empty(),
                        List.of(),
                        key.keyId(),
                        base64(key))),
                JsonObject.EMPTY));
    }

    /** Proposes to let a brand in and to grant its first licence; until k operators have signed nothing of it is on the platform. */
    public Proposals.Stands proposeBrand(Newcomer brand, First first, Grant grant) {
        foundOperator(user.required().organisationName());
        OrganisationId id = organisations.prepare();
        String party = OrganisationId.random(chance).value();
        PartyKey key = partyKey(id, id, party);
        List<String> prefixes = brand.prefixes().isBlank()
                ? List.of()
                : Arrays.stream(brand.prefixes().split(" ")).sorted().toList();
        List<Governed> statements = List.of(
                com.jitrace.chain.entry.Party.brand(party, brand.name(), prefixes, key.keyId(), base64(key)),
                licence(party, grant));
        JsonObject content = JsonObject.EMPTY
                .with("organisation", id.value())
                .with("party", party)
                .with("name", brand.name())
                .with("domain", brand.domain())
                .with("prefixes", brand.prefixes())
                .with("provedBy", brand.provedBy())
                .with("provedAt", brand.provedAt())
                .with("login", first.login())
                .with("contact", first.contact());
        return proposals.propose(
                Proposal.Kind.BRAND,
                brand.name() + ", " + grant.codes(),
                statements,
                first.application().isEmpty() ? content : content.with("application", first.application()));
    }

    /** Proposes one more licence for a brand. */
    public Proposals.Stands grantLicence(OrganisationId brand, Grant grant) {
        Organisation known = known(brand, Organisation.Kind.BRAND);
        String party = organisations.brandParty(brand);
        foundOperator(user.required().organisationName());
        return proposals.propose(
                Proposal.Kind.LICENCE,
                known.name() + ", " + grant.codes(),
                List.of(licence(party, grant)),
                JsonObject.EMPTY.with("brand", brand.value()));
    }

    /** Proposes to let a partner act for a brand under a party id of its own for that brand; empty if it is admitted already. */
    public Optional<Proposals.Stands> admitPartner(OrganisationId brand, OrganisationId partner) {
        Organisation tenant = known(brand, Organisation.Kind.BRAND);
        Organisation organisation = known(partner, Organisation.Kind.PARTNER);
        if (organisations.findParty(partner, brand).isPresent()) {
            return Optional.empty();
        }
        foundOperator(user.required().organisationName());
        String party = OrganisationId.random(chance).value();
        PartyKey key = partyKey(partner, brand, party);
        SignedIn operator = user.required();
        String nameCommit = databases.of(
                operator.organisation(),
                session -> outbox.commit(session, JsonObject.EMPTY.with("name", organisation.name())));
        databases.control(session -> {
            Settling.request(session, brand.value(), partner.value())
                    .ifPresent(request -> request.moveTo(PartnerRequest.State.PROPOSED));
            return true;
        });
        return Optional.of(proposals.propose(
                Proposal.Kind.PARTNER,
                organisation.name() + " → " + tenant.name(),
                List.of(com.jitrace.chain.entry.Party.partner(party, nameCommit, key.keyId(), base64(key))),
                JsonObject.EMPTY
                        .with("brand", brand.value())
                        .with("partner", partner.value())
                        .with("party", party)
                        .with("name", organisation.name())));
    }

    private Organisation known(OrganisationId id, Organisation.Kind kind) {
        return organisations
                .find(id)
                .filter(organisation -> organisation.kind() == kind)
                .orElseThrow(() -> new IllegalArgumentException("there is no such " + kind));
    }

    private PartyKey partyKey(OrganisationId organisation, OrganisationId tenant, String party) {
        return databases.of(organisation, session -> keyring.partyKey(session, organisation, party, tenant));
    }

    private Licence licence(String brandParty, Grant grant) {
        return new Licence(List.of(), OrganisationId.random(chance).value(), brandParty, grant.codes(), grant.until());
    }

    private static String base64(PartyKey key) {
        return Base64.getEncoder().encodeToString(key.publicKey());
    }
}
