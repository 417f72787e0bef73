package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.Reserving;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A manufacturer says how many codes of a part number a supplier may draw, within an authorisation that lets it commission them. */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class Allotting {
    /** Most codes in one allotment. */
    public static final long CODES_MAX = 100_000_000;

    /** Outcome. */
    public sealed interface Outcome permits Granted, NotGranted {}

    /** @param drawn codes that were drawn before and count against it */
    public record Granted(long granted, long drawn) implements Outcome {}

    /** @param code key of the text that says what to do */
    public record NotGranted(String code, String argument) implements Outcome {}

    /** An allotment as the manufacturer sees it. */
    public record Row(String party, String supplier, String product, String part, long granted, long drawn) {}

    private final Databases databases;
    private final Allotments allotments;
    private final Mandates mandates;
    private final Partners partners;
    private final CurrentUser user;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Reserving reserving;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Allotting(Databases databases, Allotments allotments, Mandates mandates, Partners partners, CurrentUser user) {
        this.databases = databases;
        this.allotments = allotments;
        this.mandates = mandates;
        this.partners = partners;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Allotting() {
        this(null, null, null, null, null);
    }

    /** Sets how many codes the supplier may draw in all; less than it has drawn already is refused. */
    public Outcome grant(String party, String product, long codes) {
        if (codes < 0 || codes > CODES_MAX) {
            return new NotGranted("part.allot-count", String.format("%,d", CODES_MAX));
        }
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            reserving.alone(session);
            return grant(session, who, new Wish(party, product, codes));
        });
    }

    private record Wish(String party, String product, long codes) {}

    private Outcome grant(Session session, SignedIn who, Wish wish) {
        Optional<PartNumber> number = new Parts(session).number(wish.product());
        if (number.isEmpty() || !partners.ids(session).contains(wish.party())) {
            return new NotGranted("part.unknown", "");
        }
        if (number.get().tracing() == Tracing.NONE) {
            return new NotGranted("part.not-traced", "");
        }
        if (wish.codes() > 0 && !mandates.covers(session, wish.party(), wish.product())) {
            return new NotGranted("part.not-authorised", "");
        }
        Allotment allotment = allotments
                .find(session, wish.party(), wish.product())
                .orElseGet(() -> new Allotment(OrganisationId.random(chance).value(), wish.party(), wish.product()));
        long drawn = allotments.drawn(session, allotment);
        if (wish.codes() < drawn) {
            return new NotGranted("part.allot-drawn", String.format("%,d", drawn));
        }
        allotment.grant(wish.codes(), who.accountId(), clock.millis());
        session.persist(allotment);
        return new Granted(wish.codes(), drawn);
    }

    /** The signed-in manufacturer's allotments. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<Row> all() {
        return databases.of(
                user.required().organisation(),
                session -> allotments.all(session).stream()
                        .map(allotment -> row(session, allotment))
                        .toList());
    }

    private Row row(Session session, Allotment allotment) {
        return new Row(
                allotment.partyId(),
                partners.name(session, allotment.partyId()).orElse(""),
                allotment.productId(),
                catalogue
                        .find(session, allotment.productId())
                        .map(Product::name)
                        .orElse(""),
                allotment.granted(),
                allotments.drawn(session, allotment));
    }
}
