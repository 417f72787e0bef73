package com.jitrace.app.receiving;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/** Which part numbers come in by a gate and by no other way, within the caller's transaction. */
public record GatedParts(Session session) {
    /** Key of the text for whoever tries another way. */
    public static final String ONLY_AT_GATE = "receiving.only-at-gate";

    /** Whether one of these products has a gate: then it is received there and nowhere else. */
    public boolean any(Collection<String> products) {
        return !products.isEmpty()
                && session.createQuery(
                                        "select count(p) from GatePart p, ReceivingGate g where g.id = p.id.gateId"
                                                + " and g.closedAt = 0 and p.id.productId in (:products)",
                                        Long.class)
                                .setParameterList("products", products)
                                .getSingleResult()
                        > 0;
    }

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
