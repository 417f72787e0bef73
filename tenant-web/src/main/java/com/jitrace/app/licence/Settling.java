package com.jitrace.app.licence;

import com.jitrace.app.account.Guest;
import com.jitrace.app.account.Invitations;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Newcomer;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** What a proposal does on the platform once the operators have signed; every step can be repeated. */
@ApplicationScoped
class Settling {
    private final Databases databases;
    private final Organisations organisations;
    private final Partners partners;
    private final Invitations invitations;
    private final Clock clock;

    @Inject
    Settling(
            Databases databases, Organisations organisations, Partners partners, Invitations invitations, Clock clock) {
        this.databases = databases;
        this.organisations = organisations;
        this.partners = partners;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Settling() {
        this(null, null, null, null, null);
    }

    /** Before the statements go to the chain: whoever reads the block must find the organisation that it is about. */
    void before(Proposal proposal) {
        JsonObject content = proposal.content();
        if (proposal.kind() == Proposal.Kind.BRAND) {
            organisations.admit(
                    new OrganisationId(content.text("organisation")),
                    new Newcomer(
                            content.text("name"),
                            content.text("domain"),
                            content.text("prefixes"),
                            content.text("provedBy"),
                            content.whole("provedAt")),
                    content.text("party"));
        } else if (proposal.kind() == Proposal.Kind.PARTNER) {
            OrganisationId brand = new OrganisationId(content.text("brand"));
            OrganisationId partner = new OrganisationId(content.text("partner"));
            organisations.party(partner, brand, "partner", content.text("party"));
            partners.add(brand, content.text("party"), content.text("name"), clock.millis());
        }
    }

    /** Afterwards: the application is done, and the brand's first administrator gets a link. */
    Optional<String> after(Proposal proposal, SignedIn operator) {
        move(proposal, Application.State.ADMITTED, PartnerRequest.State.ADMITTED);
        return invite(proposal, operator);
    }

    /** The proposal came to nothing: what it was made from can be proposed again. */
    void undone(Proposal proposal) {
        move(proposal, Application.State.OPEN, PartnerRequest.State.OPEN);
    }

    /** A link for a brand's first administrator; empty when there is nobody to invite (any more). */
    Optional<String> invite(Proposal proposal, SignedIn operator) {
        JsonObject content = proposal.content();
        String login = content.fields().containsKey("login") ? content.text("login") : "";
        if (proposal.kind() != Proposal.Kind.BRAND || login.isEmpty() || !invitations.isFree(login)) {
            return Optional.empty();
        }
        return Optional.of(invitations.invite(
                new OrganisationId(content.text("organisation")),
                new Guest(login, content.text("contact"), Set.of(Role.BRAND_ADMIN, Role.BRAND_USER), true),
                operator.accountId()));
    }

    private void move(Proposal proposal, Application.State application, PartnerRequest.State request) {
        JsonObject content = proposal.content();
        databases.control(session -> {
            if (proposal.kind() == Proposal.Kind.BRAND && content.fields().containsKey("application")) {
                Optional.ofNullable(session.find(Application.class, content.text("application")))
                        .filter(found -> found.state() == Application.State.PROPOSED)
                        .ifPresent(found -> found.moveTo(application));
            } else if (proposal.kind() == Proposal.Kind.PARTNER) {
                request(session, content.text("brand"), content.text("partner"))
                        .filter(found -> found.state() == PartnerRequest.State.PROPOSED)
                        .ifPresent(found -> found.moveTo(request));
            }
            return true;
        });
    }

    static Optional<PartnerRequest> request(Session session, String brand, String partner) {
        return session.createQuery(
                        "from PartnerRequest r where r.brandId = :brand and r.partnerId = :partner",
                        PartnerRequest.class)
                .setParameter("brand", brand)
                .setParameter("partner", partner)
                .uniqueResultOptional();
    }

    /** An organisation of this kind, if there is one with this id. */
    Optional<Organisation> known(OrganisationId id, Organisation.Kind kind) {
        return organisations.find(id).filter(found -> found.kind() == kind);
    }
}
