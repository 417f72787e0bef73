package com.jitrace.app.part;

import com.jitrace.app.labelling.Reserving;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** What suppliers may draw and have drawn, in a transaction on the manufacturer's database. */
@ApplicationScoped
class Allotments {
    private final Reserving reserving;

    @Inject
    Allotments(Reserving reserving) {
        this.reserving = reserving;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Allotments() {
        this(null);
    }

    List<Allotment> all(Session session) {
        return session.createQuery("from Allotment a order by a.productId, a.partyId", Allotment.class)
                .list();
    }

    List<Allotment> of(Session session, String party) {
        return session.createQuery("from Allotment a where a.partyId = :party order by a.productId", Allotment.class)
                .setParameter("party", party)
                .list();
    }

    Optional<Allotment> find(Session session, String party, String product) {
        return session.createQuery(
                        "from Allotment a where a.partyId = :party and a.productId = :product", Allotment.class)
                .setParameter("party", party)
                .setParameter("product", product)
                .uniqueResultOptional();
    }

    List<Draw> draws(Session session, Allotment allotment) {
        return session.createQuery("from Draw d where d.allotmentId = :allotment order by d.drawnAt desc", Draw.class)
                .setParameter("allotment", allotment.id())
                .list();
    }

    /** Codes that count against the allotment: what was given up or refused by the chain is free again. */
    long drawn(Session session, Allotment allotment) {
        return reserving.held(
                session, draws(session, allotment).stream().map(Draw::ref).toList());
    }
}
