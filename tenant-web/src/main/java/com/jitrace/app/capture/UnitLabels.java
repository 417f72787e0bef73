package com.jitrace.app.capture;

import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** The labels of units: an organisation finds by SSCC what it packed itself or what was shipped to it. */
@ApplicationScoped
public class UnitLabels {
    private final Databases databases;
    private final Organisations organisations;
    private final Clock clock;

    @Inject
    UnitLabels(Databases databases, Organisations organisations, Clock clock) {
        this.databases = databases;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected UnitLabels() {
        this(null, null, null);
    }

    /** The unit that is meant by an id (32 hex digits) or by the SSCC of a known label; the newest, if a number was used again. */
    public Optional<String> unit(Session session, String named) {
        String tidy = named.trim().toLowerCase(java.util.Locale.ROOT);
        if (tidy.matches("[0-9a-f]{32}")) {
            return Optional.of(tidy);
        }
        return Sscc.read(named)
                .flatMap(sscc -> session.createQuery(
                                "from UnitLabel l where l.sscc = :sscc order by l.createdAt desc", UnitLabel.class)
                        .setParameter("sscc", sscc.value())
                        .setMaxResults(1)
                        .uniqueResultOptional()
                        .map(UnitLabel::unitId));
    }

    /** The SSCC of a unit's label, if it is known here. */
    public Optional<String> sscc(Session session, String unit) {
        return Optional.ofNullable(session.find(UnitLabel.class, unit)).map(UnitLabel::sscc);
    }

    void keep(Session session, String unit, Sscc sscc) {
        if (session.find(UnitLabel.class, unit) == null) {
            session.persist(new UnitLabel(unit, sscc, clock.millis()));
        }
    }

    /** The addressee of a unit learns the number on its label, and of the units in it. */
    void tell(OrganisationId sender, String unit, String toParty) {
        List<UnitLabel> known = databases.of(
                sender,
                session -> new Units(session)
                        .within(unit).stream()
                                .map(id -> Optional.ofNullable(session.find(UnitLabel.class, id)))
                                .flatMap(Optional::stream)
                                .toList());
        if (known.isEmpty()) {
            return;
        }
        organisations
                .partyById(toParty)
                .ifPresent(party -> databases.of(party.organisation(), session -> {
                    known.forEach(label -> keep(session, label.unitId(), new Sscc(label.sscc())));
                    return true;
                }));
    }

    /** Whether the organisation with these parties may look into a unit: it holds it, awaits it, or its goods or past are in it. */
    public static boolean concerns(Session session, PackedUnit unit, Set<String> own) {
        Units units = new Units(session);
        List<PackedUnit> around = units.around(unit.id());
        PackedUnit top = around.get(around.size() - 1);
        return own.contains(top.custody().custodian())
                || own.contains(top.custody().addressee())
                || units.contents(unit.id()).stream()
                        .map(ItemRun::run)
                        .anyMatch(run -> !run.state().status().isEmpty());
    }
}
