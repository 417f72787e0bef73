package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.UnitEvent;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** What an organisation has, awaits and has sent, as the chain certified it. */
@ApplicationScoped
public class GoodsAtHand {
    private static final long LATE_MILLIS = 48 * 3_600_000L;

    /**
     * A run of items.
     *
     * @param place ISO 3166-2 region where it last came into somebody's hands, or ""
     * @param unit the unit it is directly in, or ""
     * @param sscc the number on that unit's label, or ""
     */
    public record Lot(String ref, int first, int last, String status, String place, String unit, String sscc) {
        public int count() {
            return last - first + 1;
        }
    }

    /**
     * Goods that this organisation sent and nobody has received yet.
     *
     * @param to party id
     * @param since when the shipment was certified, milliseconds UTC; 0 = not known here
     * @param late whether that is more than 48 hours ago: the receiver sees it as missing
     */
    public record UnderWay(Lot lot, String to, long since, boolean late) {}

    /** A unit that this organisation may look into. */
    public record UnitView(
            PackedUnit unit, String sscc, List<Lot> contents, List<String> units, List<UnitEvent> journey) {
        public int count() {
            return contents.stream().mapToInt(Lot::count).sum();
        }
    }

    private final Databases databases;
    private final Organisations organisations;
    private final ReadModel model;
    private final UnitLabels labels;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    GoodsAtHand(
            Databases databases, Organisations organisations, ReadModel model, UnitLabels labels, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.model = model;
        this.labels = labels;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GoodsAtHand() {
        this(null, null, null, null, null);
    }

    /** Goods in hand, by place. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public List<Lot> stock() {
        List<String> own = parties();
        return databases.of(
                self(),
                session -> model.held(session, own, false).stream()
                        .filter(row -> row.run().state().addressee().isEmpty()
                                && row.run().state().status().equals(ItemState.RELEASED))
                        .map(row -> lot(session, row))
                        .sorted(Comparator.comparing(Lot::place)
                                .thenComparing(Lot::ref)
                                .thenComparing(Lot::first))
                        .toList());
    }

    /** Goods that others sent to this organisation. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public List<Lot> incoming() {
        List<String> own = parties();
        return databases.of(
                self(),
                session -> model.held(session, own, true).stream()
                        .map(row -> lot(session, row))
                        .toList());
    }

    /** Goods that this organisation sent and nobody received yet. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public List<UnderWay> underWay() {
        List<String> own = parties();
        return databases.of(
                self(),
                session -> model.held(session, own, false).stream()
                        .filter(row -> !row.run().state().addressee().isEmpty())
                        .map(row -> underWay(session, row))
                        .toList());
    }

    private UnderWay underWay(Session session, ItemRun row) {
        long since = model.journey(session, row.ref(), row.run().first()).stream()
                .filter(event -> event.act().equals("ship"))
                .mapToLong(event -> event.blockTime())
                .max()
                .orElse(0);
        return new UnderWay(
                lot(session, row),
                row.run().state().addressee(),
                since,
                since > 0 && clock.millis() - since > LATE_MILLIS);
    }

    /** A unit by its id or SSCC; another organisation's is as unknown as one that nobody packed. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public Optional<UnitView> unit(String named) {
        HashSet<String> own = new HashSet<>(parties());
        return databases.of(
                self(),
                session -> labels.unit(session, named)
                        .flatMap(id -> new Units(session).find(id))
                        .filter(unit -> UnitLabels.concerns(session, unit, own))
                        .map(unit -> new UnitView(
                                unit,
                                labels.sscc(session, unit.id()).orElse(""),
                                new Units(session)
                                        .contents(unit.id()).stream()
                                                .map(row -> lot(session, row))
                                                .toList(),
                                new Units(session)
                                        .inside(unit.id()).stream()
                                                .map(PackedUnit::id)
                                                .toList(),
                                new Units(session).journey(unit.id()))));
    }

    private Lot lot(Session session, ItemRun row) {
        ItemState state = row.run().state();
        return new Lot(
                row.ref(),
                row.run().first(),
                row.run().last(),
                state.status(),
                state.place(),
                state.unit(),
                state.unit().isEmpty() ? "" : labels.sscc(session, state.unit()).orElse(""));
    }

    private OrganisationId self() {
        return user.required().organisation();
    }

    private List<String> parties() {
        return organisations.parties(self()).stream().map(Party::id).toList();
    }
}
