package com.jitrace.app.part;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.capture.Commissioning;
import com.jitrace.app.capture.Where;
import com.jitrace.app.labelling.Reserving;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.outbox.OutboxRow;
import com.jitrace.chain.merkle.Opening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** Commits records and the commissioning of their parts in one transaction on the writer's own database. */
@ApplicationScoped
class WritingRecords {
    /**
     * Records on their way to the chain.
     *
     * @param row of the outbox
     * @param commitments of the records, in their order
     */
    record Written(long row, List<String> commitments) {}

    /** Items first…last of a batch. */
    record Span(String ref, int first, int last) {
        boolean meets(Span other) {
            return ref.equals(other.ref) && first <= other.last && other.first <= last;
        }

        static Span of(PartRecord record) {
            return new Span(record.ref(), record.first(), record.last());
        }
    }

    private final Commissioning commissioning;
    private final Reserving reserving;
    private final Clock clock;
    private final RandomGenerator chance;
    private final ProductFiles files;

    @Inject
    WritingRecords(
            Commissioning commissioning, Reserving reserving, Clock clock, RandomGenerator chance, ProductFiles files) {
        this.commissioning = commissioning;
        this.reserving = reserving;
        this.clock = clock;
        this.chance = chance;
        this.files = files;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected WritingRecords() {
        this(null, null, null, null, null);
    }

    /** Nobody else of this organisation writes records until the transaction ends; must be its first read. */
    void alone(Session session) {
        reserving.alone(session);
    }

    /** The items of these that have a record already which the chain has not refused. */
    List<Span> registered(Session session, List<PartRecord> records) {
        List<Span> known = new ArrayList<>();
        records.stream().map(PartRecord::ref).distinct().forEach(ref -> {
            int first = records.stream()
                    .filter(one -> one.ref().equals(ref))
                    .mapToInt(PartRecord::first)
                    .min()
                    .orElseThrow();
            int last = records.stream()
                    .filter(one -> one.ref().equals(ref))
                    .mapToInt(PartRecord::last)
                    .max()
                    .orElseThrow();
            known.addAll(registered(session, new Span(ref, first, last)));
        });
        return known;
    }

    private static List<Span> registered(Session session, Span within) {
        return session
                .createQuery(
                        "select r.firstIndex, r.lastIndex from StoredRecord r where r.ref = :ref and r.firstIndex <= :last"
                                + " and r.lastIndex >= :first and not exists (select o.id from OutboxRow o"
                                + " where o.id = r.outboxId and o.state = :refused)",
                        Object[].class)
                .setParameter("ref", within.ref())
                .setParameter("first", within.first())
                .setParameter("last", within.last())
                .setParameter("refused", OutboxRow.State.REFUSED)
                .list()
                .stream()
                .map(row -> new Span(within.ref(), (Integer) row[0], (Integer) row[1]))
                .toList();
    }

    /**
     * Writes records, at most {@link Commissioning#ENTRIES_MAX}, of items that have none; empty when nobody ever authorised the
     * writer.
     */
    Optional<Written> write(
            Session session, SignedIn who, Assignment assignment, List<PartRecord> records, Optional<Where> where) {
        Specification demanded = assignment.specification().specification();
        List<PartRecord.Committed> committed =
                records.stream().map(one -> one.commit(demanded, this::salt)).toList();
        List<Commissioning.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            PartRecord record = records.get(i);
            pieces.add(new Commissioning.Piece(
                    record.ref(),
                    record.first(),
                    record.last(),
                    committed.get(i).commitment()));
        }
        Commissioning.Role role = new Commissioning.Role(assignment.party(), assignment.own(), assignment.product());
        Optional<Long> row = commissioning.commission(session, who, role, pieces, where);
        row.ifPresent(id -> keep(session, assignment, records, committed, id));
        return row.map(id -> new Written(
                id, committed.stream().map(PartRecord.Committed::commitment).toList()));
    }

    private void keep(
            Session session,
            Assignment assignment,
            List<PartRecord> records,
            List<PartRecord.Committed> committed,
            long row) {
        Parts parts = new Parts(session);
        records.stream()
                .map(PartRecord::certificate)
                .filter(hash -> !hash.isEmpty())
                .distinct()
                .forEach(hash -> files.keep(session, hash));
        for (int i = 0; i < records.size(); i++) {
            StoredRecord stored = new StoredRecord(
                    records.get(i), committed.get(i), assignment.party().id(), row, clock.millis());
            parts.keep(stored, committed.get(i).seals());
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[Opening.SALT_BYTES];
        chance.nextBytes(salt);
        return salt;
    }
}
