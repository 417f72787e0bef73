package com.jitrace.app.part;

import com.jitrace.app.media.SharingFiles;
import com.jitrace.app.outbox.Enclosure;
import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;

/**
 * Records go with the shipment: before it can reach the chain, the manufacturer has a copy of the record of every shipped part with all that
 * opens it and with its certificate's file, and the addressee, if it is somebody else, a copy in which confidential values stay sealed.
 */
@ApplicationScoped
public class DeliveringRecords implements Enclosure {
    /** Most records that are copied in one transaction. */
    private static final int RECORDS_MAX = 500;

    private static final Logger LOG = Logger.getLogger(DeliveringRecords.class.getName());

    /** A record with what opens its sealed values. */
    private record Copy(StoredRecord record, List<StoredSeal> seals) {}

    private final Databases databases;
    private final Organisations organisations;
    private final SharingFiles sharing;

    @Inject
    DeliveringRecords(Databases databases, Organisations organisations, SharingFiles sharing) {
        this.databases = databases;
        this.organisations = organisations;
        this.sharing = sharing;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DeliveringRecords() {
        this(null, null, null);
    }

    @Override
    public void deliver(OrganisationId from, OrganisationId tenant, List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Ship ship) {
                deliver(from, tenant, ship);
            }
        }
    }

    private void deliver(OrganisationId from, OrganisationId tenant, Ship ship) {
        List<WritingRecords.Span> spans = databases.of(from, session -> spans(session, ship.goods()));
        List<String> commitments = databases.of(
                from,
                session -> spans.stream()
                        .flatMap(span -> commitments(session, span).stream())
                        .distinct()
                        .toList());
        List<OrganisationId> others = organisations.partyById(ship.to()).map(Party::organisation).stream()
                .filter(to -> !to.equals(from) && !to.equals(tenant))
                .toList();
        IntStream.iterate(0, at -> at < commitments.size(), at -> at + RECORDS_MAX)
                .forEach(at -> {
                    List<String> some = commitments.subList(at, Math.min(commitments.size(), at + RECORDS_MAX));
                    List<Copy> copies = databases.of(from, session -> copies(session, some));
                    if (!tenant.equals(from)) {
                        // the files first: who sees the record sees its certificate
                        certificates(copies).forEach(hash -> share(from, tenant, hash));
                        databases.of(tenant, session -> keep(session, copies, true));
                    }
                    others.forEach(other -> databases.of(other, session -> keep(session, copies, false)));
                });
    }

    private static Set<String> certificates(List<Copy> copies) {
        return copies.stream()
                .map(copy -> copy.record().content().optionalText("certificate").orElse(""))
                .filter(hash -> !hash.isEmpty())
                .collect(Collectors.toSet());
    }

    private void share(OrganisationId from, OrganisationId to, String hash) {
        if (sharing.share(from, to, hash) == SharingFiles.Shared.NO_SPACE) {
            LOG.log(
                    Level.WARNING,
                    "no room for certificate {0} in the database of {1}: it has its hash only",
                    new Object[] {hash, to});
        }
    }

    private static List<WritingRecords.Span> spans(Session session, Goods goods) {
        if (goods instanceof Goods.OfUnit unit) {
            List<ItemRun> runs = new Units(session).contents(unit.unit());
            return runs.stream()
                    .map(run -> new WritingRecords.Span(
                            run.ref(), run.run().first(), run.run().last()))
                    .toList();
        }
        List<WritingRecords.Span> spans = new ArrayList<>();
        for (BatchItems items : ((Goods.Loose) goods).items()) {
            items.ranges()
                    .ranges()
                    .forEach(range -> spans.add(new WritingRecords.Span(items.batch(), range.first(), range.last())));
        }
        return spans;
    }

    private static List<String> commitments(Session session, WritingRecords.Span span) {
        return session
                .createQuery(
                        "select r from StoredRecord r where r.ref = :ref and r.firstIndex <= :last"
                                + " and r.lastIndex >= :first order by r.firstIndex",
                        StoredRecord.class)
                .setParameter("ref", span.ref())
                .setParameter("first", span.first())
                .setParameter("last", span.last())
                .list()
                .stream()
                .filter(stored -> !ReadingRecords.refused(session, stored))
                .map(StoredRecord::commitment)
                .toList();
    }

    private static List<Copy> copies(Session session, List<String> commitments) {
        Parts parts = new Parts(session);
        return session.byMultipleIds(StoredRecord.class).multiLoad(commitments).stream()
                .map(stored -> new Copy(
                        stored.copy(),
                        parts.seals(stored).stream().map(StoredSeal::copy).toList()))
                .toList();
    }

    private static boolean keep(Session session, List<Copy> copies, boolean opened) {
        copies.stream()
                .filter(copy -> session.find(StoredRecord.class, copy.record().commitment()) == null)
                .forEach(copy -> session.persist(copy.record().copy()));
        session.flush();
        if (opened) {
            copies.stream()
                    .flatMap(copy -> copy.seals().stream())
                    .filter(seal -> session.find(StoredSeal.class, seal.commitment()) == null)
                    .forEach(seal -> session.persist(seal.copy()));
        }
        return true;
    }
}
