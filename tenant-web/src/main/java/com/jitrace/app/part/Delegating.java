package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A supplier passes its work on to a sub-supplier, if the manufacturer lets it authorise. The sub-supplier is a partner that the manufacturer
 * has and lets this supplier see; the validators hold the new scope within the old one, at most three deep.
 */
@ApplicationScoped
@Allowed(Role.SUPPLIER)
public class Delegating {
    /** Outcome. */
    public sealed interface Outcome permits Delegated, NotDelegated {}

    /** On its way to the chain. */
    public record Delegated(long submission, String authorisation) implements Outcome {}

    /** @param code key of the text that says what to do */
    public record NotDelegated(String code) implements Outcome {}

    /** What is passed on; regions and products within those of the authorisation. */
    public record Scope(Set<Act> acts, Set<String> products, Set<String> regions, long from, long until) {}

    private final Databases databases;
    private final Organisations organisations;
    private final Partners partners;
    private final ReadModel model;
    private final CurrentUser user;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Delegating(Databases databases, Organisations organisations, Partners partners, ReadModel model, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.partners = partners;
        this.model = model;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Delegating() {
        this(null, null, null, null, null);
    }

    /** The authorisations that concern the signed-in supplier: those it was given and those it gave. */
    public List<CertifiedAuthorisation> all() {
        Set<String> own = organisations.parties(user.required().organisation()).stream()
                .map(Party::id)
                .collect(java.util.stream.Collectors.toSet());
        return databases.of(user.required().organisation(), model::authorisations).stream()
                .filter(auth -> own.contains(auth.toParty()) || own.contains(auth.byParty()))
                .toList();
    }

    /** Passes on a part of an authorisation that the signed-in supplier was given. */
    public Outcome delegate(String parent, String toParty, Scope scope) {
        SignedIn who = user.required();
        Optional<CertifiedAuthorisation> above =
                all().stream().filter(auth -> auth.id().equals(parent)).findFirst();
        Optional<Party> own = above.flatMap(auth -> organisations.parties(who.organisation()).stream()
                .filter(party -> party.id().equals(auth.toParty()))
                .findFirst());
        if (above.isEmpty() || own.isEmpty()) {
            return new NotDelegated("part.unknown");
        }
        boolean seen = partners.addressees(who.organisation(), own.get().tenant()).stream()
                .anyMatch(addressee -> addressee.party().equals(toParty));
        if (!seen) {
            return new NotDelegated("part.unknown");
        }
        if (!above.get().allows(Act.AUTHORISE.name().toLowerCase(Locale.ROOT), clock.millis())) {
            return new NotDelegated("part.may-not-delegate");
        }
        boolean within = scope.products().stream().allMatch(above.get()::covers)
                && scope.acts().stream().allMatch(act -> above.get().acts().contains(act.written()))
                && scope.from() >= above.get().from()
                && scope.until() <= above.get().until()
                && scope.from() <= scope.until()
                && !scope.acts().isEmpty()
                && !scope.products().isEmpty()
                && !scope.regions().isEmpty();
        if (!within) {
            return new NotDelegated("part.beyond");
        }
        Authorise statement = new Authorise(
                OrganisationId.random(chance).value(),
                toParty,
                scope.products().stream().sorted().toList(),
                scope.regions().stream().sorted().toList(),
                scope.acts().stream().sorted(Comparator.comparing(Act::written)).toList(),
                scope.from(),
                scope.until(),
                Optional.of(parent));
        long row = databases.of(
                who.organisation(),
                session ->
                        outbox.add(session, who.organisation(), own.get().id(), "authorise", who, List.of(statement)));
        return new Delegated(row, statement.auth());
    }
}
