package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Guest;
import com.jitrace.app.account.Invitations;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A brand brings its partners: a new organisation by a link, or one that is here by its reference. Operators then admit the party. */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class InvitingPartners {
    /** Outcome. */
    public sealed interface Outcome permits Asked, Invited, NotInvited {}

    /** The operators were asked to admit it. */
    public record Asked(String name) implements Outcome {}

    /** The organisation is here, the operators were asked, and this token makes the link of its first account. */
    public record Invited(String name, String token) implements Outcome {}

    /** Nothing was done; the key of the text that says why. */
    public record NotInvited(String code) implements Outcome {}

    /** A partner that waits for the operators. */
    public record Waiting(String brandId, String brand, String partnerId, String partner, PartnerRequest.State state) {}

    private static final int REQUESTS_MAX = 500;

    private final Databases databases;
    private final Organisations organisations;
    private final Invitations invitations;
    private final Applying applying;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    InvitingPartners(
            Databases databases,
            Organisations organisations,
            Invitations invitations,
            Applying applying,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.invitations = invitations;
        this.applying = applying;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected InvitingPartners() {
        this(null, null, null, null, null);
    }

    /** Invites an organisation that is not here yet; whoever has the link opens its first account, which may invite others. */
    public Outcome inviteNew(String name, String login) {
        SignedIn admin = user.required();
        if (!BrandWish.isName(name)) {
            return new NotInvited("apply.name-bad");
        }
        if (!Guest.isLogin(login)) {
            return new NotInvited("team.login-bad");
        }
        if (applying.isTaken(name)) {
            return new NotInvited("apply.name-taken");
        }
        if (!invitations.isFree(login)) {
            return new NotInvited("team.login-taken");
        }
        if (requests().size() >= REQUESTS_MAX) {
            return new NotInvited("partners.too-many");
        }
        Organisation partner = organisations.register(Organisation.Kind.PARTNER, name, null, "");
        ask(admin, partner.id());
        String token = invitations.invite(
                partner.id(), new Guest(login, name, Set.of(Role.DISTRIBUTOR), true), admin.accountId());
        return new Invited(name, token);
    }

    /** Asks for an organisation that is here, by the reference that it gave to the brand. */
    public Outcome inviteKnown(String reference) {
        SignedIn admin = user.required();
        Optional<Organisation> partner = reference.matches("[0-9a-f]{32}")
                ? organisations
                        .find(new OrganisationId(reference))
                        .filter(found -> found.kind() == Organisation.Kind.PARTNER)
                : Optional.empty();
        if (partner.isEmpty()) {
            return new NotInvited("partners.reference-unknown");
        }
        return ask(admin, partner.get().id())
                ? new Asked(partner.get().name())
                : new NotInvited("partners.asked-already");
    }

    private boolean ask(SignedIn admin, OrganisationId partner) {
        return databases.control(session -> {
            String brand = admin.organisationId();
            if (Settling.request(session, brand, partner.value()).isPresent()) {
                return false;
            }
            session.persist(new PartnerRequest(
                    OrganisationId.random(chance).value(), brand, partner.value(), admin.accountId(), clock.millis()));
            return true;
        });
    }

    /** The partners this brand asked for. */
    public List<Waiting> requests() {
        String own = user.required().organisationId();
        return all().stream().filter(waiting -> waiting.brandId().equals(own)).toList();
    }

    /** What brands asked the operators for and is not admitted yet. */
    @Allowed(Role.OPERATOR)
    public List<Waiting> open() {
        return all().stream()
                .filter(waiting -> waiting.state() != PartnerRequest.State.ADMITTED)
                .toList();
    }

    private List<Waiting> all() {
        return databases.control(session ->
                session
                        .createQuery("from PartnerRequest r order by r.createdAt, r.id", PartnerRequest.class)
                        .list()
                        .stream()
                        .map(r -> new Waiting(
                                r.brandId(),
                                session.find(Organisation.class, r.brandId()).name(),
                                r.partnerId(),
                                session.find(Organisation.class, r.partnerId()).name(),
                                r.state()))
                        .toList());
    }
}
