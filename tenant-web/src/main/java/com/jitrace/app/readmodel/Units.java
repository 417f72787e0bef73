package com.jitrace.app.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Questions about units, in the caller's transaction. */
public record Units(Session session) {
    public Optional<PackedUnit> find(String id) {
        return Optional.ofNullable(session.find(PackedUnit.class, id));
    }

    /** The unit and those around it, innermost first; empty for "". */
    public List<PackedUnit> around(String id) {
        List<PackedUnit> all = new ArrayList<>();
        Optional<PackedUnit> next = id.isEmpty() ? Optional.empty() : find(id);
        while (next.isPresent()) {
            all.add(next.get());
            next = next.map(PackedUnit::inside)
                    .filter(inside -> !inside.isEmpty())
                    .flatMap(this::find);
        }
        return all;
    }

    /** The units directly in it. */
    public List<PackedUnit> inside(String id) {
        return session.createQuery("from PackedUnit u where u.inside = :unit order by u.id", PackedUnit.class)
                .setParameter("unit", id)
                .list();
    }

    /** The unit and all units in it. */
    public List<String> within(String id) {
        List<String> all = new ArrayList<>(List.of(id));
        inside(id).forEach(inner -> all.addAll(within(inner.id())));
        return all;
    }

    /** The runs of items in it, at whatever depth. */
    public List<ItemRun> contents(String id) {
        return session.createQuery(
                        "from ItemRun r where r.unit in (:units) order by r.id.ref, r.id.firstIndex", ItemRun.class)
                .setParameterList("units", within(id))
                .list();
    }

    /** The steps of a unit's history, oldest first. */
    public List<UnitEvent> journey(String id) {
        return session.createQuery("from UnitEvent e where e.id.unit = :unit order by e.id.leafIndex", UnitEvent.class)
                .setParameter("unit", id)
                .list();
    }

    /** Recalls in force of the unit or of one around it. */
    public List<RecallFlag> recalls(String id) {
        List<String> around = around(id).stream().map(PackedUnit::id).toList();
        if (around.isEmpty()) {
            return List.of();
        }
        return session.createQuery(
                        "from RecallFlag r where r.liftedAt = 0 and r.scope = 'unit' and r.target in (:units)"
                                + " order by r.id.leafIndex",
                        RecallFlag.class)
                .setParameterList("units", around)
                .list();
    }
}
