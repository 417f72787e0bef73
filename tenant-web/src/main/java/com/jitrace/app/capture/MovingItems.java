package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * Items are released, shipped, received and sold. One selection may hold items of several brands: each brand's share is one entry, signed
 * as the party that this organisation is for that brand, under an authorisation that fits. The validators judge; what is refused here is
 * only what certainly would be refused there.
 */
@ApplicationScoped
public class MovingItems {
    /** Makes the statement for one brand's share. */
    private interface Kind {
        Movement movement(Goods goods, Details details);
    }

    /** One brand's share of a movement, ready to be written. */
    private record Share(Party party, List<com.jitrace.chain.entry.BatchItems> items, Optional<String> auth) {}

    private final Databases databases;
    private final Organisations organisations;
    private final Decoding decoding;
    private final Outbox outbox;
    private final ReadModel model;

    @Inject
    private CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    MovingItems(Databases databases, Organisations organisations, Decoding decoding, Outbox outbox, ReadModel model) {
        this.databases = databases;
        this.organisations = organisations;
        this.decoding = decoding;
        this.outbox = outbox;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MovingItems() {
        this(null, null, null, null, null);
    }

    /** Printed codes become products on the market. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Recorded release(Selection selection, Optional<Where> where) {
        return record(selection, "release", where, (goods, details) -> new Release(goods, Optional.empty(), details));
    }

    /** Items leave for a party, who must receive them. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded ship(Selection selection, String toParty, Optional<Where> where) {
        return record(selection, "ship", where, (goods, details) -> new Ship(goods, toParty, details));
    }

    /** Items that were shipped to this organisation have arrived. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded receive(Selection selection, Optional<Where> where) {
        return record(selection, "receive", where, Receive::new);
    }

    /** Items were sold to consumers; the page shows the city and region. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded sell(Selection selection, Where where) {
        return record(selection, "sell", Optional.of(where), Sell::new);
    }

    private Recorded record(Selection selection, String act, Optional<Where> where, Kind kind) {
        SignedIn who = user.required();
        OrganisationId self = who.organisation();
        SelectedItems selected = SelectedItems.of(selection, decoding);
        List<Recorded.Trouble> troubles = new ArrayList<>(selected.troubles());
        Map<OrganisationId, SelectedItems.OfBrand> byBrand = selected.byBrand();
        Map<OrganisationId, Party> parties = new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value));
        for (OrganisationId brand : byBrand.keySet()) {
            organisations
                    .findParty(self, brand)
                    .ifPresentOrElse(
                            party -> parties.put(brand, party),
                            () -> troubles.add(new Recorded.Trouble("", "capture.not-a-partner")));
        }
        if (!troubles.isEmpty()) {
            return new Recorded.NotRecorded(troubles);
        }
        return databases.of(self, session -> {
            List<Share> shares = new ArrayList<>();
            parties.forEach((brand, party) -> {
                SelectedItems.OfBrand share = Objects.requireNonNull(byBrand.get(brand));
                Optional<String> auth = brand.equals(self)
                        ? Optional.empty()
                        : authorisation(session, party, act, share, where).map(CertifiedAuthorisation::id);
                if (!brand.equals(self) && auth.isEmpty()) {
                    troubles.add(new Recorded.Trouble("", "capture.not-authorised"));
                } else {
                    shares.add(new Share(party, share.items(), auth));
                }
            });
            return troubles.isEmpty()
                    ? write(session, who, act, shares, where, kind)
                    : new Recorded.NotRecorded(troubles);
        });
    }

    private Recorded write(
            Session session, SignedIn who, String act, List<Share> shares, Optional<Where> where, Kind kind) {
        List<Long> rows = new ArrayList<>();
        int items = 0;
        for (Share share : shares) {
            Details details = Details.none().withAt(clock.millis());
            if (where.isPresent()) {
                details = details.withPlace(place(session, where.get()));
            }
            if (share.auth().isPresent()) {
                details = details.withAuth(share.auth().get());
            }
            Movement movement = kind.movement(new Goods.Loose(share.items()), details);
            rows.add(outbox.add(session, who.organisation(), share.party().id(), act, who, List.of(movement)));
            items += share.items().stream().mapToInt(i -> i.ranges().count()).sum();
        }
        return new Recorded.Waiting(rows, items);
    }

    private Place place(Session session, Where where) {
        Place coarse = Place.of(where.region());
        if (where.city().isEmpty()) {
            return coarse;
        }
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        return new Place(coarse.country(), coarse.region(), Optional.of(outbox.commit(session, where.content(day))));
    }

    private Optional<CertifiedAuthorisation> authorisation(
            Session session, Party party, String act, SelectedItems.OfBrand share, Optional<Where> where) {
        long now = clock.millis();
        return model.authorisations(session).stream()
                .filter(auth -> auth.toParty().equals(party.id()) && auth.allows(act, now))
                .filter(auth -> share.products().stream().allMatch(auth::covers))
                .filter(auth -> where.map(Where::region).map(auth::coversRegion).orElse(auth.coversRegion("")))
                .findFirst();
    }
}
