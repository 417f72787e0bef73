package com.jitrace.app.receiving;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/** The part numbers of gates, within the caller's transaction. */
record GateParts(Session session) {
    /** What a gate expects, and what the others do. */
    Expectation expectation(String gate) {
        List<GatePart> all = session.createQuery(
                        "select p from GatePart p, ReceivingGate g where g.id = p.id.gateId and g.closedAt = 0",
                        GatePart.class)
                .list();
        Set<String> here = new HashSet<>();
        Set<String> others = new HashSet<>();
        all.forEach(part -> (part.gateId().equals(gate) ? here : others).add(part.productId()));
        return new Expectation(here, others);
    }

    /** The part numbers of a gate, also of a closed one. */
    List<String> of(String gate) {
        return session
                .createQuery("from GatePart p where p.id.gateId = :gate order by p.id.productId", GatePart.class)
                .setParameter("gate", gate)
                .list()
                .stream()
                .map(GatePart::productId)
                .toList();
    }
}
