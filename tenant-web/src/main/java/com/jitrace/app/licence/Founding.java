package com.jitrace.app.licence;

import com.jitrace.app.tenancy.OrganisationId;
import java.util.List;
import org.hibernate.Session;

/** The operators' own party: it sends what they decide, so the chain must know it before anything else. */
final class Founding {
    private Founding() {}

    /** Whether it is on its way to the chain, or waits for signatures. */
    static boolean stands(Session session, OrganisationId home) {
        return in(session, home, List.of(Proposal.State.OPEN, Proposal.State.READY, Proposal.State.SENT));
    }

    /** Whether this proposal may go to the chain: rows behind the founding do, because an outbox keeps its order. */
    static boolean lets(Session session, Proposal proposal) {
        return proposal.kind() == Proposal.Kind.OPERATOR || in(session, proposal.home(), List.of(Proposal.State.SENT));
    }

    private static boolean in(Session session, OrganisationId home, List<Proposal.State> states) {
        long found = session.createQuery(
                        "select count(p) from Proposal p where p.kind = :kind and p.homeId = :home and p.state in (:states)",
                        Long.class)
                .setParameter("kind", Proposal.Kind.OPERATOR)
                .setParameter("home", home.value())
                .setParameterList("states", states)
                .getSingleResult();
        return found > 0;
    }
}
