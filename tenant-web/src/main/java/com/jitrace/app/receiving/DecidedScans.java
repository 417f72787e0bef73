package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.outbox.OutboxRow;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The decisions of a gate, with what the chain says to them by now. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
public class DecidedScans {
    /** Most decisions shown at once. */
    public static final int ROWS_MAX = 200;

    /** Where a decision stands. */
    public enum Standing {
        /** Nothing was sent to the chain: it is no part of this organisation, or it was observed a moment ago. */
        NOTED,
        /** On its way to the chain; an accepted part is not in before it arrives. */
        WAITING,
        /** The chain has it. */
        FINAL,
        /** The chain refused it; an accepted part is put aside. */
        REFUSED
    }

    /**
     * A decision.
     *
     * @param product name of the part number, or ""
     * @param chainReason the chain's coded reason for a refusal, or ""
     */
    public record View(GateScan scan, String product, Standing standing, String chainReason) {}

    private final Databases databases;
    private final Catalogue catalogue;
    private final CurrentUser user;

    @Inject
    DecidedScans(Databases databases, Catalogue catalogue, CurrentUser user) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DecidedScans() {
        this(null, null, null);
    }

    /**
     * The newest decisions of a gate, newest first; empty when the organisation has no such gate.
     *
     * @param before only decisions with a smaller place; the largest number for the newest
     */
    public Optional<List<View>> newest(String gate, long before, int rowsMax) {
        return databases.of(
                user.required().organisation(),
                session -> Optional.ofNullable(session.find(ReceivingGate.class, gate))
                        .map(found -> session
                                .createQuery(
                                        "from GateScan s where s.gateId = :gate and s.place < :before order by s.place desc",
                                        GateScan.class)
                                .setParameter("gate", gate)
                                .setParameter("before", before)
                                .setMaxResults(Math.min(rowsMax, ROWS_MAX))
                                .list()
                                .stream()
                                .map(scan -> view(session, scan))
                                .toList()));
    }

    /** One decision; empty when the organisation has no such. */
    public Optional<View> find(String scan) {
        return databases.of(
                user.required().organisation(),
                session ->
                        Optional.ofNullable(session.find(GateScan.class, scan)).map(found -> view(session, found)));
    }

    private View view(Session session, GateScan scan) {
        OutboxRow row = scan.outboxId() == 0 ? null : session.find(OutboxRow.class, scan.outboxId());
        return new View(
                scan,
                scan.productId().isEmpty()
                        ? ""
                        : catalogue
                                .find(session, scan.productId())
                                .map(Product::name)
                                .orElse(""),
                row == null
                        ? Standing.NOTED
                        : switch (row.state()) {
                            case WAITING, SUBMITTED -> Standing.WAITING;
                            case FINAL -> Standing.FINAL;
                            case REFUSED -> Standing.REFUSED;
                        },
                row == null ? "" : row.reason());
    }
}
