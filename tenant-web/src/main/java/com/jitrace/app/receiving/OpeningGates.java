package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SecurityEvent;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** Gates are opened for part numbers, which come in there from then on and nowhere else, and closed again. */
@ApplicationScoped
public class OpeningGates {
    private static final int ROWS_MAX = 200;

    /** Outcome of opening. */
    public sealed interface Opening permits Opened, NotOpened {}

    public record Opened(String gate) implements Opening {}

    /** The key of the text that says why. */
    public record NotOpened(String code) implements Opening {}

    /** A gate with its part numbers (product ids). */
    public record View(ReceivingGate gate, List<String> products) {
        public View {
            products = List.copyOf(products);
        }
    }

    private final Databases databases;
    private final ReadModel model;
    private final CurrentUser user;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    private SecurityLog log;

    @Inject
    OpeningGates(Databases databases, ReadModel model, CurrentUser user, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.model = model;
        this.user = user;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OpeningGates() {
        this(null, null, null, null, null);
    }

    /** Opens a gate. */
    @Allowed(Role.BRAND_ADMIN)
    public Opening open(GateWish wish) {
        SignedIn who = user.required();
        if (wish.name().isEmpty()
                || wish.name().length() > GateWish.TEXT_CHARACTERS_MAX
                || wish.site().length() > GateWish.TEXT_CHARACTERS_MAX) {
            return new NotOpened("receiving.gate-name");
        }
        if (!Regions.known(wish.region())) {
            return new NotOpened("receiving.gate-region");
        }
        if (wish.products().isEmpty() || wish.products().size() > GateWish.PRODUCTS_MAX) {
            return new NotOpened("receiving.gate-parts");
        }
        Opening opening = databases.of(who.organisation(), session -> open(session, who, wish));
        if (opening instanceof Opened) {
            log.record(who, SecurityEvent.Kind.GATE_OPENED, wish.name());
        }
        return opening;
    }

    private Opening open(Session session, SignedIn who, GateWish wish) {
        if (wish.products().stream()
                .anyMatch(product -> model.product(session, product).isEmpty())) {
            return new NotOpened("receiving.gate-part-unknown");
        }
        ReceivingGate gate =
                new ReceivingGate(OrganisationId.random(chance).value(), wish, who.accountId(), clock.millis());
        session.persist(gate);
        session.flush();
        wish.products().forEach(product -> session.persist(new GatePart(gate.id(), product)));
        return new Opened(gate.id());
    }

    /** Closes a gate: its part numbers come in as before it was opened, unless another gate expects them. */
    @Allowed(Role.BRAND_ADMIN)
    public boolean close(String gate) {
        SignedIn who = user.required();
        Optional<String> closed = databases.of(
                who.organisation(),
                session -> GateRegister.hold(session, gate).map(found -> {
                    found.close(clock.millis());
                    return found.name();
                }));
        closed.ifPresent(name -> log.record(who, SecurityEvent.Kind.GATE_CLOSED, name));
        return closed.isPresent();
    }

    /** The gates in use, by name. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public List<View> all() {
        return databases.of(
                user.required().organisation(),
                session -> session
                        .createQuery(
                                "from ReceivingGate g where g.closedAt = 0 order by g.name, g.id", ReceivingGate.class)
                        .setMaxResults(ROWS_MAX)
                        .list()
                        .stream()
                        .map(gate -> new View(gate, new GateParts(session).of(gate.id())))
                        .toList());
    }
}
