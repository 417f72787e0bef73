package com.jitrace.app.quality;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.projection.References;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.app.trace.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Somebody says that goods are at fault: a supplier of what it made or shipped, for the manufacturers whose parts they are; a manufacturer of
 * what it was told of, for itself. Written down before the answer; {@link TellingLoop} tells the manufacturers.
 */
@ApplicationScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER})
public class GivingNotices {
    /** Most characters of what the goods are called. */
    public static final int ABOUT_CHARACTERS_MAX = 200;

    /** Outcome of giving. */
    public sealed interface Outcome permits Given, NotGiven {}

    /** @param items single items that the notice is about */
    public record Given(String id, long items) implements Outcome {}

    /** @param code key of the text that says what to do */
    public record NotGiven(String code, String argument) implements Outcome {}

    private final Databases databases;
    private final Organisations organisations;
    private final References references;
    private final NamedGoods named;
    private final CurrentUser user;

    @Inject
    private TellingLoop telling;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    GivingNotices(
            Databases databases,
            Organisations organisations,
            References references,
            NamedGoods named,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.references = references;
        this.named = named;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GivingNotices() {
        this(null, null, null, null, null);
    }

    /** Gives notice of an item (code, link or name), items (7F3KQ/0-99), a batch of codes, or a lot as printed or as in its records. */
    public Outcome give(String of, Finding finding) {
        String about = of.trim();
        if (about.isEmpty() || about.length() > ABOUT_CHARACTERS_MAX) {
            return new NotGiven("quality.unknown", "");
        }
        SignedIn who = user.required();
        List<Party> customers = who.has(Role.SUPPLIER) ? customers(who.organisation()) : List.of();
        if (who.has(Role.SUPPLIER) && customers.isEmpty()) {
            return new NotGiven("quality.unknown", "");
        }
        Set<String> makers = customers.stream().map(Party::id).collect(Collectors.toSet());
        NamedGoods.Search search = named.find(who.organisation(), about, makers);
        if (!(search instanceof NamedGoods.Found found)) {
            return new NotGiven(search instanceof NamedGoods.Several ? "quality.several-lots" : "quality.unknown", "");
        }
        if (found.goods().items().size() > Goods.STRETCHES_MAX) {
            return new NotGiven("quality.too-many", String.valueOf(Goods.STRETCHES_MAX));
        }
        Map<OrganisationId, List<Origin.Stretch>> shares =
                customers.isEmpty() ? Map.of() : shares(found.goods(), customers);
        if (!customers.isEmpty() && shares.isEmpty()) {
            return new NotGiven("quality.unknown", "");
        }
        String id = databases.of(who.organisation(), session -> {
            QualityNotice notice =
                    new QualityNotice(newId(), about, found.goods().lot(), finding, who.displayName(), clock.millis());
            return customers.isEmpty()
                    ? keepOwn(session, notice, found.goods())
                    : keepGiven(session, notice.given(), shares, customers);
        });
        if (!customers.isEmpty()) {
            telling.wake(who.organisation());
        }
        return new Given(id, found.goods().count());
    }

    private static String keepOwn(Session session, QualityNotice notice, Goods goods) {
        session.persist(notice);
        new Register(session).keep(notice, "", goods.items(), 0);
        return notice.id();
    }

    /** Each manufacturer's goods apart: what one is told, another never is. */
    private String keepGiven(
            Session session,
            QualityNotice notice,
            Map<OrganisationId, List<Origin.Stretch>> shares,
            List<Party> customers) {
        session.persist(notice);
        int place = 0;
        for (Map.Entry<OrganisationId, List<Origin.Stretch>> share : shares.entrySet()) {
            String party = customers.stream()
                    .filter(one -> one.tenant().equals(share.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            Telling one = new Telling(newId(), notice.id(), share.getKey(), party);
            session.persist(one);
            new Register(session).keep(notice, one.id(), share.getValue(), place);
            place += share.getValue().size();
        }
        return notice.id();
    }

    /** Whose codes the goods bear, as far as these are manufacturers that the supplier works for. */
    private Map<OrganisationId, List<Origin.Stretch>> shares(Goods goods, List<Party> customers) {
        Set<OrganisationId> tenants = customers.stream().map(Party::tenant).collect(Collectors.toSet());
        Map<OrganisationId, List<Origin.Stretch>> shares = new LinkedHashMap<>();
        for (Origin.Stretch some : goods.items()) {
            references
                    .owner(some.ref())
                    .filter(tenants::contains)
                    .ifPresent(tenant -> shares.computeIfAbsent(tenant, t -> new ArrayList<>())
                            .add(some));
        }
        return shares;
    }

    private List<Party> customers(OrganisationId self) {
        return organisations.parties(self).stream()
                .filter(party -> !party.tenant().equals(party.organisation()))
                .toList();
    }

    private String newId() {
        return OrganisationId.random(chance).value();
    }
}
