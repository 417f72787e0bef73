package com.jitrace.app.readmodel;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.hibernate.query.Query;

/** Questions to the rows that the chain certified. Calls with a session run in the caller's transaction. */
@ApplicationScoped
public class ReadModel {
    private static final int ROWS_MAX = 500;
    private static final List<String> TABLES = List.of(
            "rm_cursor",
            "rm_party",
            "rm_licence",
            "rm_product",
            "rm_authorisation",
            "rm_batch",
            "rm_run",
            "rm_event",
            "rm_recall",
            "rm_unit",
            "rm_unit_event",
            "rm_lot",
            "rm_part",
            "rm_stock",
            "rm_stock_event");

    private final Databases databases;

    @Inject
    ReadModel(Databases databases) {
        this.databases = databases;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReadModel() {
        this(null);
    }

    public Cursor cursor(Session session) {
        return session.find(Cursor.class, Cursor.ONLY);
    }

    /** The cursor for whoever moves it: another web node that follows the chain into this database waits until the transaction ends. */
    public Cursor cursorToMove(Session session) {
        return session.find(Cursor.class, Cursor.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<CertifiedParty> party(Session session, String id) {
        return Optional.ofNullable(session.find(CertifiedParty.class, id));
    }

    public Optional<CertifiedProduct> product(Session session, String id) {
        return Optional.ofNullable(session.find(CertifiedProduct.class, id));
    }

    public Optional<CertifiedBatch> batch(Session session, String ref) {
        return Optional.ofNullable(session.find(CertifiedBatch.class, ref));
    }

    public List<CertifiedBatch> batches(Session session) {
        return session.createQuery("from CertifiedBatch b order by b.leafIndex desc", CertifiedBatch.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The batches of a product, ascending. */
    public List<CertifiedBatch> batchesOf(Session session, String product) {
        return session.createQuery(
                        "from CertifiedBatch b where b.productId = :product order by b.leafIndex", CertifiedBatch.class)
                .setParameter("product", product)
                .list();
    }

    public List<CertifiedLicence> licences(Session session) {
        return session.createQuery("from CertifiedLicence l order by l.until, l.id", CertifiedLicence.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    public List<CertifiedAuthorisation> authorisations(Session session) {
        return session.createQuery("from CertifiedAuthorisation a order by a.from, a.id", CertifiedAuthorisation.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The runs of a batch that touch first…last, ascending. */
    public List<Run> runs(Session session, String ref, int first, int last) {
        return touching(session, ref, first, last).runs();
    }

    /** Takes a run's first and last index, its status, and in whose hands it is or on its way to whom. */
    @FunctionalInterface
    public interface Standing {
        void is(int first, int last, String status, String custodian, String addressee);
    }

    /** The runs of a batch that begin in first…last, and the one before, as they are read; for sums over many. */
    public void standings(Session session, String ref, int first, int last, Standing standing) {
        int before = runs(session, ref, first, first).stream()
                .findFirst()
                .map(Run::first)
                .orElse(first);
        session.doWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT first_index, last_index, status, custodian, addressee FROM rm_run"
                            + " WHERE ref = ? AND first_index BETWEEN ? AND ?")) {
                query.setString(1, ref);
                query.setInt(2, before);
                query.setInt(3, last);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        standing.is(
                                rows.getInt(1),
                                rows.getInt(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5));
                    }
                }
            }
        });
    }

    /** Every run of a batch, ascending; at most 500. */
    public List<Run> runs(Session session, String ref) {
        return runs(session, ref, 0, Integer.MAX_VALUE);
    }

    /** Runs that a party holds ("custodian") or is to receive ("addressee"). */
    public List<ItemRun> held(Session session, List<String> parties, boolean onTheWay) {
        if (parties.isEmpty()) {
            return List.of();
        }
        String side = onTheWay ? "addressee" : "custodian";
        return session.createQuery(
                        "from ItemRun r where r." + side + " in (:parties) order by r.id.ref, r.id.firstIndex",
                        ItemRun.class)
                .setParameterList("parties", parties)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The state of one item; {@link ItemState#UNTOLD} when nothing was told. */
    public ItemState state(Session session, String ref, int index) {
        return session.createQuery(
                        "from ItemRun r where r.id.ref = :ref and r.id.firstIndex <= :index order by r.id.firstIndex"
                                + " desc",
                        ItemRun.class)
                .setParameter("ref", ref)
                .setParameter("index", index)
                .setMaxResults(1)
                .uniqueResultOptional()
                .map(ItemRun::run)
                .filter(run -> index <= run.last())
                .map(Run::state)
                .orElse(ItemState.UNTOLD);
    }

    /** The journey of one item, oldest step first. */
    public List<ItemEvent> journey(Session session, String ref, int index) {
        return session.createQuery(
                        "from ItemEvent e where e.ref = :ref and e.firstIndex <= :index and e.lastIndex >= :index"
                                + " order by e.id.leafIndex, e.id.part",
                        ItemEvent.class)
                .setParameter("ref", ref)
                .setParameter("index", index)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The entry that made an item, or released it first, if it was told. */
    public Optional<ItemEvent> making(Session session, String ref, int index) {
        return session.createQuery(
                        "from ItemEvent e where e.ref = :ref and e.act in ('commission', 'release')"
                                + " and e.firstIndex <= :index and e.lastIndex >= :index"
                                + " order by e.id.leafIndex, e.id.part",
                        ItemEvent.class)
                .setParameter("ref", ref)
                .setParameter("index", index)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /** Places in the log of the entries that made a step of one of these items. */
    public List<Long> leavesOf(Session session, String ref, Run.Span items) {
        return session.createQuery(
                        "select distinct e.id.leafIndex from ItemEvent e where e.ref = :ref and e.firstIndex <= :last"
                                + " and e.lastIndex >= :first order by e.id.leafIndex",
                        Long.class)
                .setParameter("ref", ref)
                .setParameter("first", items.first())
                .setParameter("last", items.last())
                .list();
    }

    /** Which of these items one of these parties made or shipped; stretches may touch and repeat. */
    public List<Run.Span> handled(Session session, String ref, Run.Span items, Set<String> parties) {
        return session
                .createQuery(
                        "select distinct e.firstIndex, e.lastIndex from ItemEvent e where e.ref = :ref and e.act in"
                                + " ('commission', 'ship') and e.author in (:parties) and e.firstIndex <= :last"
                                + " and e.lastIndex >= :first",
                        Object[].class)
                .setParameter("ref", ref)
                .setParameterList("parties", parties)
                .setParameter("first", items.first())
                .setParameter("last", items.last())
                .list()
                .stream()
                .map(ends -> new Run.Span((Integer) ends[0], (Integer) ends[1]))
                .toList();
    }

    /** Whether a party holds, held or is to receive one of these items. */
    public boolean concerns(Session session, String ref, Run.Span items, String party) {
        return runs(session, ref, items.first(), items.last()).stream()
                        .map(Run::state)
                        .anyMatch(state -> state.custodian().equals(party)
                                || state.addressee().equals(party))
                || session.createQuery(
                                        "select count(e) from ItemEvent e where e.ref = :ref and e.firstIndex <= :last"
                                                + " and e.lastIndex >= :first and (e.toParty = :party"
                                                + " or e.author = :party and e.act = 'receive')",
                                        Long.class)
                                .setParameter("ref", ref)
                                .setParameter("first", items.first())
                                .setParameter("last", items.last())
                                .setParameter("party", party)
                                .getSingleResult()
                        > 0;
    }

    /** The steps that one entry made, by its name. */
    public List<ItemEvent> stepsOf(Session session, String entry) {
        return session.createQuery("from ItemEvent e where e.entry = :entry order by e.id.part", ItemEvent.class)
                .setParameter("entry", entry)
                .list();
    }

    /** The steps of a batch's items that came after a place in the log. */
    public List<ItemEvent> stepsAfter(Session session, String ref, long leaf) {
        return session.createQuery("from ItemEvent e where e.ref = :ref and e.id.leafIndex > :leaf", ItemEvent.class)
                .setParameter("ref", ref)
                .setParameter("leaf", leaf)
                .list();
    }

    /** Every warning about single items of a batch, lifted or not. */
    public List<RecallFlag> itemRecalls(Session session, String ref) {
        return session.createQuery("from RecallFlag r where r.scope = 'items' and r.target = :ref", RecallFlag.class)
                .setParameter("ref", ref)
                .list();
    }

    public List<RecallFlag> recallsInForce(Session session) {
        return session.createQuery(
                        "from RecallFlag r where r.liftedAt = 0 order by r.id.leafIndex, r.id.part", RecallFlag.class)
                .list();
    }

    /** Recalls in force that concern an item: of its product, lot, batch, of a unit around it, or its own. */
    public List<RecallFlag> recalls(Session session, String product, String ref, int index) {
        return recalls(session, product, ref, index, state(session, ref, index));
    }

    /** The same for somebody who has the item's state already. */
    public List<RecallFlag> recalls(Session session, String product, String ref, int index, ItemState state) {
        List<String> units = new Units(session)
                .around(state.unit()).stream().map(PackedUnit::id).toList();
        // a list as a parameter is translated anew each time, and most items are in no unit
        Query<RecallFlag> query = session.createQuery(
                        "from RecallFlag r where r.liftedAt = 0 and (r.scope = 'product' and r.target = :product"
                                + " or r.scope = 'lot' and r.target = :lot"
                                + (units.isEmpty() ? "" : " or r.scope = 'unit' and r.target in (:units)")
                                + " or r.scope in ('batch', 'items') and r.target = :ref"
                                + " and r.firstIndex <= :index and r.lastIndex >= :index) order by r.id.leafIndex",
                        RecallFlag.class)
                .setParameter("product", product)
                .setParameter("lot", state.lot().isEmpty() ? "-" : state.lot())
                .setParameter("ref", ref)
                .setParameter("index", index)
                .setMaxResults(ROWS_MAX);
        return (units.isEmpty() ? query : query.setParameterList("units", units)).list();
    }

    /** All recalls, newest first. */
    public List<RecallFlag> recalls(Session session) {
        return session.createQuery("from RecallFlag r order by r.id.leafIndex desc", RecallFlag.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** Replaces the runs of a batch that touch first…last by what the change makes of them. */
    public void change(
            Session session, String ref, int first, int last, java.util.function.UnaryOperator<ItemState> change) {
        beside(session, ref, first, last).change(first, last, change);
    }

    /** The runs that touch first…last and their neighbours: what a change of first…last must know. */
    public TouchedRuns beside(Session session, String ref, int first, int last) {
        return touching(session, ref, Math.max(0, first - 1), last == Integer.MAX_VALUE ? last : last + 1);
    }

    /** Runs never overlap, so the first that may reach into first…last is the last that begins before it: nothing before that is read. */
    private static TouchedRuns touching(Session session, String ref, int first, int last) {
        List<ItemRun> rows = session.createQuery(
                        "from ItemRun r where r.id.ref = :ref and r.id.firstIndex <= :last and r.lastIndex >= :first"
                                + " and r.id.firstIndex >= coalesce((select max(b.id.firstIndex) from ItemRun b"
                                + " where b.id.ref = :ref and b.id.firstIndex <= :first), 0) order by r.id.firstIndex",
                        ItemRun.class)
                .setParameter("ref", ref)
                .setParameter("first", first)
                .setParameter("last", last)
                .list();
        return new TouchedRuns(session, ref, rows);
    }

    /** SHA-256 over every row of the read model in the order of the keys: equal chains give equal digests. */
    public String digest(OrganisationId organisation) {
        return databases.of(organisation, session -> session.doReturningWork(ReadModel::digest));
    }

    private static String digest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String table : TABLES) {
                digest.update((table + "\n").getBytes(StandardCharsets.US_ASCII));
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1, 2, 3")) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            digest.update((rows.getString(i) + "\u0000").getBytes(StandardCharsets.UTF_8));
                        }
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
