package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** Parts are held back, and let go again. */
@ApplicationScoped
public class HoldingParts {
    public static final int REASON_CHARACTERS_MAX = 300;

    private final Databases databases;
    private final CurrentUser user;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    HoldingParts(Databases databases, CurrentUser user, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.user = user;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected HoldingParts() {
        this(null, null, null, null);
    }

    /** Holds parts back; answers the hold's id, or nothing when the goods or the reason have not the right form. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public Optional<String> hold(PartHold.Target target, String reason) {
        SignedIn who = user.required();
        boolean lot = target.scope().equals(PartHold.LOT) && target.target().matches("[0-9a-f]{32}");
        boolean items = target.scope().equals(PartHold.ITEMS)
                && target.target().matches("[0-9A-Z]{5}")
                && target.first() >= 0
                && target.last() >= target.first();
        return (lot || items) && !reason.isBlank() && reason.length() <= REASON_CHARACTERS_MAX
                ? Optional.of(databases.of(who.organisation(), session -> hold(session, who, target, reason)))
                : Optional.empty();
    }

    /** The same in the caller's transaction, for somebody who has looked at the goods and the reason. */
    public String hold(Session session, SignedIn who, PartHold.Target target, String reason) {
        PartHold hold = new PartHold(OrganisationId.random(chance).value(), target, reason, who, clock.millis());
        session.persist(hold);
        return hold.id();
    }

    /** Lets parts go; false when there is no such hold in force. Whoever holds parts back does not let them go. */
    @Allowed(Role.BRAND_ADMIN)
    public boolean lift(String id) {
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            PartHold hold = session.find(PartHold.class, id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            if (hold == null || !hold.isInForce() || hold.placedBy().equals(who.accountId())) {
                return false;
            }
            hold.lift(who, clock.millis());
            return true;
        });
    }

    /** What is held now. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public List<PartHold> inForce() {
        return databases.of(user.required().organisation(), session -> new Holds(session).inForce());
    }
}
