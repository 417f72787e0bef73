package com.jitrace.app.capture;

import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Lot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A brand's production lots: the chain knows a random id and a commitment, the label stays here. */
@ApplicationScoped
public class Lots {
    public static final int LABEL_CHARACTERS_MAX = 40;

    /**
     * A lot.
     *
     * @param opening the statement that opens it on the chain, when it is new
     */
    record Named(String id, Optional<Lot> opening) {}

    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    Lots(Outbox outbox, Clock clock, RandomGenerator chance) {
        this.outbox = outbox;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Lots() {
        this(null, null, null);
    }

    Named named(Session session, String product, String label) {
        Optional<ProductionLot> known = session.createQuery(
                        "from ProductionLot l where l.productId = :product and l.label = :label", ProductionLot.class)
                .setParameter("product", product)
                .setParameter("label", label)
                .uniqueResultOptional();
        if (known.isPresent()) {
            return new Named(known.get().id(), Optional.empty());
        }
        String id = OrganisationId.random(chance).value();
        session.persist(new ProductionLot(id, product, label, clock.millis()));
        String commitment = outbox.commit(session, JsonObject.EMPTY.with("lot", label));
        return new Named(id, Optional.of(new Lot(id, product, Optional.of(commitment))));
    }

    /** What is printed for a lot, if this organisation knows. */
    public Optional<String> label(Session session, String id) {
        return Optional.ofNullable(session.find(ProductionLot.class, id)).map(ProductionLot::label);
    }

    /** The lots that are printed so, of whatever product. */
    public List<ProductionLot> labelled(Session session, String label) {
        return session.createQuery(
                        "from ProductionLot l where l.label = :label order by l.createdAt, l.id", ProductionLot.class)
                .setParameter("label", label)
                .list();
    }

    /** The lots of a product, newest first. */
    public List<ProductionLot> of(Session session, String product) {
        return session.createQuery(
                        "from ProductionLot l where l.productId = :product order by l.createdAt desc",
                        ProductionLot.class)
                .setParameter("product", product)
                .list();
    }
}
