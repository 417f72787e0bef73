package com.jitrace.app.receiving;

import java.util.List;
import org.hibernate.Session;

/** Questions to the holds in an organisation's database, within the caller's transaction. */
public record Holds(Session session) {
    private static final int ROWS_MAX = 500;

    /** Holds in force that touch items first…last of a batch, or this lot ("" = none). */
    public List<PartHold> on(String lot, String ref, int first, int last) {
        return session.createQuery(
                        "from PartHold h where h.liftedAt = 0 and (h.scope = 'lot' and h.target = :lot"
                                + " or h.scope = 'items' and h.target = :ref"
                                + " and h.firstIndex <= :last and h.lastIndex >= :first) order by h.placedAt, h.id",
                        PartHold.class)
                .setParameter("lot", lot.isEmpty() ? "-" : lot)
                .setParameter("ref", ref)
                .setParameter("first", first)
                .setParameter("last", last)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** Every hold in force, newest first. */
    public List<PartHold> inForce() {
        return session.createQuery(
                        "from PartHold h where h.liftedAt = 0 order by h.placedAt desc, h.id", PartHold.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }
}
