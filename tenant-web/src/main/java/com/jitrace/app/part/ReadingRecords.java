package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.outbox.OutboxRow;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.merkle.Opening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The records of parts that the signed-in organisation wrote or got with a shipment; what it cannot open it sees as sealed. */
@ApplicationScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
public class ReadingRecords {
    /**
     * A record.
     *
     * @param opening what checks it against the chain
     * @param own whether this organisation wrote it
     * @param comparison with its specification; empty when the specification is another organisation's
     */
    public record Row(
            StoredRecord stored, PartRecord.Read read, Opening opening, boolean own, Optional<Comparison> comparison) {}

    private final Databases databases;
    private final CurrentUser user;

    @Inject
    ReadingRecords(Databases databases, CurrentUser user) {
        this.databases = databases;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReadingRecords() {
        this(null, null);
    }

    /** The records of an item, newest first, without those that the chain refused. */
    public List<Row> of(String ref, int index) {
        return databases.of(user.required().organisation(), session -> {
            Parts parts = new Parts(session);
            return parts.records(ref, index).stream()
                    .filter(stored -> !refused(session, stored))
                    .map(stored -> row(parts, stored))
                    .toList();
        });
    }

    /** The newest records of this organisation, newest first. */
    public List<Row> newest(int rowsMax) {
        return databases.of(user.required().organisation(), session -> {
            Parts parts = new Parts(session);
            return session
                    .createQuery(
                            "from StoredRecord r order by r.writtenAt desc, r.ref, r.firstIndex", StoredRecord.class)
                    .setMaxResults(rowsMax)
                    .list()
                    .stream()
                    .map(stored -> row(parts, stored))
                    .toList();
        });
    }

    private static Row row(Parts parts, StoredRecord stored) {
        PartRecord.Read read = parts.read(stored);
        Optional<Comparison> comparison = parts.specification(
                        stored.productId(), read.record().specification())
                .map(version -> version.specification().compare(read.record().measured()));
        return new Row(stored, read, stored.opening(), stored.outboxId() > 0, comparison);
    }

    static boolean refused(Session session, StoredRecord stored) {
        if (stored.outboxId() == 0) {
            return false;
        }
        OutboxRow row = session.find(OutboxRow.class, stored.outboxId());
        return row != null && row.state() == OutboxRow.State.REFUSED;
    }
}
