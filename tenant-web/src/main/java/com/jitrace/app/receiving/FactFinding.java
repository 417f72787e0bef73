package com.jitrace.app.receiving;

import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.KnownRights;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Puts together what the chain and the organisation know of a part. */
@ApplicationScoped
class FactFinding {
    private static final Set<String> MADE = Set.of("release", "commission");
    private static final Set<String> ENDED = Set.of(ItemState.CANCELLED, ItemState.DESTROYED);

    private final Organisations organisations;
    private final ReadModel model;
    private final KnownRights rights;
    private final Clock clock;

    @Inject
    FactFinding(Organisations organisations, ReadModel model, KnownRights rights, Clock clock) {
        this.organisations = organisations;
        this.model = model;
        this.rights = rights;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FactFinding() {
        this(null, null, null, null);
    }

    /** As whom an organisation speaks; asks the control database, so outside of other transactions. */
    Self self(OrganisationId organisation) {
        return new Self(
                organisation,
                organisations
                        .findParty(organisation, organisation)
                        .map(Party::id)
                        .orElse(""),
                organisations.parties(organisation).stream().map(Party::id).collect(Collectors.toSet()));
    }

    /** What is known of one part at this moment; in a transaction on the organisation's database. */
    Facts of(Session session, Self self, PartItem item) {
        return asOfNow(session, item, certified(session, self, item));
    }

    /** What the chain says of one part: a gate may have accepted it a moment ago, which {@link #asOfNow} adds. */
    Facts certified(Session session, Self self, PartItem item) {
        ItemState state = model.state(session, item.ref(), item.index());
        if (state.status().isEmpty()) {
            return new Facts.Unknown();
        }
        return known(session, authority(session, self), item, state, model.journey(session, item.ref(), item.index()));
    }

    /** The lot of a part, or "". */
    String lot(Session session, PartItem item) {
        return model.state(session, item.ref(), item.index()).lot();
    }

    Authority authority(Session session, Self self) {
        return new Authority(
                rights.at(session, self.organisation(), model.cursor(session)).authorisations(), self);
    }

    /** The same for somebody who has read the state and the journey already. */
    Facts.Known known(Session session, Authority authority, PartItem item, ItemState state, List<ItemEvent> journey) {
        Optional<ItemEvent> made =
                journey.stream().filter(event -> MADE.contains(event.act())).findFirst();
        String product = item.product();
        boolean makerNow = made.filter(event -> authority.now(event.author(), event.act(), product, clock.millis()))
                .isPresent();
        return new Facts.Known(
                product,
                whereabouts(authority.self(), state),
                made.filter(event -> authority.then(event, product)).isPresent(),
                makerNow
                        && (state.addressee().isEmpty()
                                || authority.now(state.custodian(), "ship", product, clock.millis())),
                new Facts.Warnings(
                        !model.recalls(session, product, item.ref(), item.index(), state)
                                .isEmpty(),
                        !new Holds(session)
                                .on(state.lot(), item.ref(), item.index(), item.index())
                                .isEmpty()));
    }

    private static Facts.Whereabouts whereabouts(Self self, ItemState state) {
        if (ENDED.contains(state.status())) {
            return Facts.Whereabouts.ENDED;
        }
        if (self.isOwn(state.custodian()) && state.addressee().isEmpty()) {
            return Facts.Whereabouts.HERE;
        }
        if (!state.status().equals(ItemState.RELEASED) || !self.brandParty().equals(state.addressee())) {
            return Facts.Whereabouts.ELSEWHERE;
        }
        return state.unit().isEmpty() ? Facts.Whereabouts.ARRIVING : Facts.Whereabouts.ARRIVING_IN_UNIT;
    }

    /** With what gates decided and the chain does not say yet; under a gate's lock nothing of that gate is missed. */
    Facts asOfNow(Session session, PartItem item, Facts facts) {
        return facts instanceof Facts.Known known && known.where() != Facts.Whereabouts.ENDED && isComing(session, item)
                ? known.at(Facts.Whereabouts.HERE)
                : facts;
    }

    /** Whether a gate accepted it and the chain has not answered yet. */
    private static boolean isComing(Session session, PartItem item) {
        return session.createQuery(
                                "select count(s) from GateScan s, OutboxRow o where o.id = s.outboxId and s.ref = :ref"
                                        + " and s.itemIndex = :index and s.decision = ACCEPT"
                                        + " and o.state in (WAITING, SUBMITTED)",
                                Long.class)
                        .setParameter("ref", item.ref())
                        .setParameter("index", item.index())
                        .getSingleResult()
                > 0;
    }
}
