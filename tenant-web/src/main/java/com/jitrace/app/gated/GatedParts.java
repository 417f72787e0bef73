package com.jitrace.app.gated;

import java.util.Collection;
import org.hibernate.Session;

/** Which part numbers come in by a gate and by no other way, within the caller's transaction (decision 0045). */
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
}
