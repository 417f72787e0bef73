package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Items are released, shipped, received, sold and returned. One selection may hold items of several brands: each brand's share is one entry,
 * signed as the party that this organisation is for that brand, under the authorisation that fits best. The validators judge; what is refused
 * here is only what certainly would be refused there.
 */
@ApplicationScoped
public class MovingItems {
    private final Databases databases;
    private final Gathering gathering;
    private final Recording recording;
    private final UnitLabels labels;
    private final CurrentUser user;

    @Inject
    private Lots lots;

    @Inject
    MovingItems(Databases databases, Gathering gathering, Recording recording, UnitLabels labels, CurrentUser user) {
        this.databases = databases;
        this.gathering = gathering;
        this.recording = recording;
        this.labels = labels;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MovingItems() {
        this(null, null, null, null, null);
    }

    /** Printed codes become products on the market. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Recorded release(Selection selection, Optional<Where> where) {
        return record(
                selection,
                "release",
                where,
                (share, details) -> List.of(new Release(share.goods(), Optional.empty(), details)));
    }

    /** The same for the items of one production lot, as it is printed on them; up to 40 characters. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Recorded releaseLot(Selection selection, String lot, Optional<Where> where) {
        SignedIn who = user.required();
        Gathered gathered = gathering.gather(who.organisation(), selection);
        if (!gathered.troubles().isEmpty()) {
            return new Recorded.NotRecorded(gathered.troubles());
        }
        if (lot.isBlank() || lot.trim().length() > Lots.LABEL_CHARACTERS_MAX) {
            return refused(lot, "capture.lot-form");
        }
        if (gathered.shares().stream().anyMatch(share -> share.products().size() != 1)) {
            return refused(lot, "capture.lot-one-product");
        }
        return databases.of(
                who.organisation(),
                session -> recording.write(
                        session, who, recording.now("release", where), gathered.shares(), (share, details) -> {
                            Lots.Named named = lots.named(
                                    session, share.products().iterator().next(), lot.trim());
                            Release release = new Release(share.goods(), Optional.of(named.id()), details);
                            return named.opening().isPresent()
                                    ? List.of(named.opening().get(), release)
                                    : List.of(release);
                        }));
    }

    /** Items, or a unit with everything in it, leave for a party, who must receive them. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER})
    public Recorded ship(Selection selection, String toParty, Optional<Where> where) {
        if (!toParty.matches("[0-9a-f]{32}")) {
            return refused("", "capture.unknown-addressee");
        }
        Recorded recorded = record(
                selection, "ship", where, (share, details) -> List.of(new Ship(share.goods(), toParty, details)));
        if (recorded instanceof Recorded.Waiting && selection instanceof Selection.OfUnit) {
            gathering.gather(user.required().organisation(), selection).shares().forEach(share -> {
                if (share.goods() instanceof Goods.OfUnit unit) {
                    labels.tell(user.required().organisation(), unit.unit(), toParty);
                }
            });
        }
        return recorded;
    }

    /** What was shipped to this organisation has arrived. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded receive(Selection selection, Optional<Where> where) {
        return record(selection, "receive", where, (share, details) -> List.of(new Receive(share.goods(), details)));
    }

    /** Items were sold to consumers; the page shows the city and region. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded sell(Selection selection, Where where) {
        return ofItems(
                selection, "sell", Optional.of(where), (share, details) -> List.of(new Sell(share.goods(), details)));
    }

    /** Sold items came back and can be sold again. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded takeBack(Selection selection, Optional<Where> where) {
        return ofItems(selection, "return", where, (share, details) -> List.of(new Return(share.goods(), details)));
    }

    private Recorded ofItems(Selection selection, String act, Optional<Where> where, Recording.Kind kind) {
        return selection instanceof Selection.OfUnit
                ? refused("", "capture.no-unit")
                : record(selection, act, where, kind);
    }

    private Recorded record(Selection selection, String act, Optional<Where> where, Recording.Kind kind) {
        SignedIn who = user.required();
        Gathered gathered = gathering.gather(who.organisation(), selection);
        if (!gathered.troubles().isEmpty()) {
            return new Recorded.NotRecorded(gathered.troubles());
        }
        return databases.of(
                who.organisation(),
                session -> recording.write(session, who, recording.now(act, where), gathered.shares(), kind));
    }

    private static Recorded refused(String subject, String code) {
        return new Recorded.NotRecorded(List.of(new Recorded.Trouble(subject, code)));
    }
}
