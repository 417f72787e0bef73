package com.jitrace.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.Running;
import com.jitrace.app.assembly.ShownPart.BuiltIn;
import com.jitrace.app.assembly.ShownPart.Condition;
import com.jitrace.app.assembly.ShownPart.Maker;
import com.jitrace.app.part.Tracing;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.PlainDatabases;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a product's page learns of the parts inside an item, asked of a real database: what is shown, what is not, and what was said since. */
class ShownPartsIT {
    private static final OrganisationId BRAND = new OrganisationId("a".repeat(32));
    private static final String PARTY = "b".repeat(32);
    private static final String SUPPLIER = "c".repeat(32);
    private static final String GEARBOX = "0".repeat(32);
    private static final String SHAFT = "1".repeat(32);
    private static final String SCREW = "2".repeat(32);
    private static final String SEAL = "3".repeat(32);
    private static final String LOT = "7".repeat(32);
    private static final String SCREWS = "8".repeat(32);
    private static final long DAY_1 = 86_400_000;
    private static final long DAY_2 = 2 * DAY_1;
    private static final int SINGLE_ENTRIES = 2_000;
    private static final int ROUNDS = 50;

    private static PlainDatabases server;
    private int leaf;
    private int version;

    @BeforeAll
    static void start() throws IOException {
        server = PlainDatabases.start(Running.newHome("shown"), BRAND, List.of(BillOfMaterial.class, BillLine.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Shafts 0-3 (0 and 1 the supplier's, of a lot) and 6 are in gearbox 4, with 8 screws and a seal; shaft 5 was taken out, 7 is in another. */
    @BeforeEach
    void aGearboxIsBuilt() {
        server.emptyReadModel(BRAND);
        write("DELETE FROM bill_line");
        write("DELETE FROM bill_of_material");
        write("DELETE FROM part_hold");
        write("DELETE FROM product");
        product(GEARBOX, "Gearbox");
        product(SHAFT, "Shaft");
        product(SCREW, "Screw");
        product(SEAL, "Seal");
        batch("7F3KQ", SHAFT);
        batch("8F3KQ", SEAL);
        made("7F3KQ", 0, 1, "commission", SUPPLIER);
        made("7F3KQ", 2, 9, "release", PARTY);
        made("8F3KQ", 0, 9, "release", PARTY);
        run("7F3KQ", 0, 1, LOT);
        run("7F3KQ", 2, 9, "");
        in("7F3KQ", 0, 3, 4, DAY_1, 0);
        in("7F3KQ", 5, 5, 4, DAY_1, 99);
        in("7F3KQ", 6, 6, 4, DAY_2, 0);
        in("7F3KQ", 7, 7, 5, DAY_2, 0);
        in("8F3KQ", 0, 0, 4, DAY_1, 0);
        write("INSERT INTO rm_lot (id, product_id, leaf_index) VALUES ('" + SCREWS + "', '" + SCREW + "', 3)");
        write("INSERT INTO rm_stock (lot, holder, qty) VALUES ('" + SCREWS + "', '9F3KQ/4', 8)");
        write(
                "INSERT INTO rm_stock_event (leaf_index, lot, act, author, from_holder, to_holder, qty, block_time) VALUES"
                        + " (40, '" + SCREWS + "', 'assemble', '" + PARTY + "', '" + PARTY + "', '9F3KQ/4', 8, " + DAY_2
                        + ")");
        save(line(SHAFT, Tracing.PIECE, true), line(SCREW, Tracing.LOT, true), line(SEAL, Tracing.PIECE, false));
    }

    @Test
    void shownPartsAreToldByWhatIsInsideNow() {
        assertThat(inside(4))
                .containsExactly(
                        new ShownPart("Screw", 8, new BuiltIn(DAY_2, DAY_2), Maker.UNTOLD, Condition.IN_ORDER),
                        new ShownPart("Shaft", 5, new BuiltIn(DAY_1, DAY_2), Maker.BOTH, Condition.IN_ORDER));
        assertThat(inside(5))
                .containsExactly(new ShownPart("Shaft", 1, new BuiltIn(DAY_2, DAY_2), Maker.BRAND, Condition.IN_ORDER));
        assertThat(inside(6)).as("nothing is in it").isEmpty();
    }

    @Test
    void theNewestBillDecides() {
        save(line(SHAFT, Tracing.PIECE, false), line(SEAL, Tracing.PIECE, true));
        assertThat(inside(4)).extracting(ShownPart::name).containsExactly("Seal");
        assertThat(asks()).isTrue();
        save(line(SHAFT, Tracing.PIECE, false));
        assertThat(inside(4)).isEmpty();
        assertThat(asks()).as("the page asks nothing where nothing is shown").isFalse();
    }

    @Test
    void aRecallOfAPieceItsLotItsBatchOrItsPartNumberIsSaidUntilItIsLifted() {
        recalled("items", "7F3KQ", 5, 5);
        assertThat(condition(4, "Shaft")).as("the one that was taken out").isEqualTo(Condition.IN_ORDER);
        recalled("lot", LOT, 0, Integer.MAX_VALUE);
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.RECALLED);
        assertThat(condition(5, "Shaft")).as("not of that lot").isEqualTo(Condition.IN_ORDER);
        assertThat(condition(4, "Screw")).isEqualTo(Condition.IN_ORDER);
        write("UPDATE rm_recall SET lifted_at = 1");
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.IN_ORDER);
        recalled("items", "7F3KQ", 6, 9);
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.RECALLED);
        write("UPDATE rm_recall SET lifted_at = 1");
        recalled("batch", "7F3KQ", 0, Integer.MAX_VALUE);
        assertThat(condition(5, "Shaft")).isEqualTo(Condition.RECALLED);
        recalled("lot", SCREWS, 0, Integer.MAX_VALUE);
        assertThat(condition(4, "Screw")).isEqualTo(Condition.RECALLED);
        write("UPDATE rm_recall SET lifted_at = 1");
        recalled("product", SCREW, 0, Integer.MAX_VALUE);
        assertThat(condition(4, "Screw")).isEqualTo(Condition.RECALLED);
        recalled("product", SEAL, 0, Integer.MAX_VALUE);
        assertThat(inside(4)).as("what is not shown changes nothing").hasSize(2);
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.IN_ORDER);
    }

    @Test
    void aHoldIsSaidAndARecallComesFirst() {
        held("items", "7F3KQ", 5, 5);
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.IN_ORDER);
        held("items", "7F3KQ", 3, 3);
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.HELD);
        assertThat(condition(5, "Shaft")).isEqualTo(Condition.IN_ORDER);
        held("lot", SCREWS, 0, Integer.MAX_VALUE);
        assertThat(condition(4, "Screw")).isEqualTo(Condition.HELD);
        recalled("product", SHAFT, 0, Integer.MAX_VALUE);
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.RECALLED);
        write("UPDATE part_hold SET lifted_at = 1");
        assertThat(condition(4, "Screw")).isEqualTo(Condition.IN_ORDER);
        held("lot", LOT, 0, Integer.MAX_VALUE);
        write("UPDATE rm_recall SET lifted_at = 1");
        assertThat(condition(4, "Shaft")).isEqualTo(Condition.HELD);
    }

    /** A hundred shafts far apart, out of a batch of which every piece has an entry of its own. */
    @Test
    void manyPartsOfABatchOfManyEntriesAreAskedForInTime() {
        batch("6F3KQ", SHAFT);
        for (int i = 0; i < SINGLE_ENTRIES; i++) {
            made("6F3KQ", i, i, "commission", SUPPLIER);
        }
        for (int i = 0; i < SINGLE_ENTRIES; i += SINGLE_ENTRIES / 100) {
            in("6F3KQ", i, i, 8, DAY_1, 0);
        }
        assertThat(inside(8))
                .containsExactly(
                        new ShownPart("Shaft", 100, new BuiltIn(DAY_1, DAY_1), Maker.SUPPLIER, Condition.IN_ORDER));
        System.out.printf(
                Locale.ROOT,
                "shown: 100 pieces out of %,d entries %.1f ms, 5 pieces and 8 counted %.2f ms a question%n",
                SINGLE_ENTRIES,
                millis(8),
                millis(4));
    }

    private static double millis(int index) {
        long begun = System.nanoTime();
        server.door().of(BRAND, session -> {
            for (int i = 0; i < ROUNDS; i++) {
                new ShownParts(session).in(GEARBOX, "9F3KQ", index, PARTY);
            }
            return true;
        });
        return (System.nanoTime() - begun) / 1e6 / ROUNDS;
    }

    private static Bill.Line line(String part, Tracing tracing, boolean shown) {
        return new Bill.Line(part, 8, tracing, shown);
    }

    private void save(Bill.Line... lines) {
        version++;
        String id = String.format("%032x", version);
        server.door().of(BRAND, session -> {
            new Bills(session)
                    .keep(
                            new BillOfMaterial(id, GEARBOX, version, PARTY, version),
                            new Bill(GEARBOX, version, List.of(lines)));
            return true;
        });
    }

    private static List<ShownPart> inside(int index) {
        return server.door().of(BRAND, session -> new ShownParts(session).in(GEARBOX, "9F3KQ", index, PARTY));
    }

    private static Condition condition(int index, String name) {
        return inside(index).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .condition();
    }

    /** What the page reads before it asks. */
    private static boolean asks() {
        return server.door()
                .of(BRAND, session -> (Boolean)
                        session.createNativeQuery("SELECT shows_parts FROM product WHERE id = :id", Boolean.class)
                                .setParameter("id", GEARBOX)
                                .getSingleResult());
    }

    private static void write(String sql) {
        server.door().of(BRAND, session -> run(session, sql));
    }

    private static boolean run(Session session, String sql) {
        session.createNativeMutationQuery(sql).executeUpdate();
        return true;
    }

    private static void product(String id, String name) {
        write("INSERT INTO product (id, gtin, name, sheet, sheet_hash, created_at) VALUES ('" + id + "', '"
                + id.substring(0, 14) + "', '" + name + "', '{}', '" + "0".repeat(64) + "', 1)");
    }

    private static void batch(String ref, String product) {
        write(
                "INSERT INTO rm_batch (ref, brand, product_id, licence_id, count, height, block_time, leaf_index) VALUES ('"
                        + ref + "', '" + PARTY + "', '" + product + "', '" + PARTY + "', 10, 1, 1, 1)");
    }

    private void made(String ref, int first, int last, String act, String author) {
        write("INSERT INTO rm_event (leaf_index, part, ref, first_index, last_index, act, author, height, block_time)"
                + " VALUES (" + ++leaf + ", 0, '" + ref + "', " + first + ", " + last + ", '" + act + "', '" + author
                + "', 1, 1)");
    }

    private static void run(String ref, int first, int last, String lot) {
        write("INSERT INTO rm_run (ref, first_index, last_index, status, lot) VALUES ('" + ref + "', " + first + ", "
                + last + ", 'consumed', '" + lot + "')");
    }

    private void in(String ref, int first, int last, int gearbox, long time, int out) {
        int at = ++leaf;
        write("INSERT INTO rm_part (leaf_index, part_ref, part_first, part_last, parent_ref, parent_index, in_leaf,"
                + " in_time, out_leaf) VALUES (" + at + ", '" + ref + "', " + first + ", " + last + ", '9F3KQ', "
                + gearbox + ", " + at + ", " + time + ", " + out + ")");
    }

    private void recalled(String scope, String target, int first, int last) {
        write("INSERT INTO rm_recall (leaf_index, part, scope, target, first_index, last_index, reason, block_time)"
                + " VALUES (" + ++leaf + ", 0, '" + scope + "', '" + target + "', " + first + ", " + last
                + ", 'r', 1)");
    }

    private void held(String scope, String target, int first, int last) {
        write("INSERT INTO part_hold (id, scope, target, first_index, last_index, reason, placed_by, placed_by_name,"
                + " placed_at) VALUES ('" + String.format("%032x", ++leaf) + "', '" + scope + "', '" + target + "', "
                + first + ", " + last + ", 'r', '" + PARTY + "', 'p', 1)");
    }
}
