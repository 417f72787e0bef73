package com.jitrace.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.capture.Recorded.Trouble;
import com.jitrace.app.capture.Workbench;
import com.jitrace.app.part.Tracing;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.tenancy.OrganisationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each fault on a workbench by its real cause, and what then is missing. */
class AsBuiltTest {
    private static final OrganisationId MAKER = new OrganisationId("a".repeat(32));
    private static final OrganisationId OTHER = new OrganisationId("b".repeat(32));
    private static final String CAR = "c".repeat(32);
    private static final String WHEEL = "d".repeat(32);
    private static final String SCREW = "e".repeat(32);
    private static final String OIL = "f".repeat(32);
    private static final String LOT = "1".repeat(32);
    private static final Bill BILL = new Bill(
            CAR,
            1,
            List.of(
                    new Bill.Line(WHEEL, 4, Tracing.PIECE),
                    new Bill.Line(SCREW, 20, Tracing.LOT),
                    new Bill.Line(OIL, 5, Tracing.NONE)));
    private static final ItemState HERE =
            ItemState.UNTOLD.withStatus(ItemState.RELEASED).withCustodian("me");

    private final List<Workbench.Piece> parts = new ArrayList<>();
    private final List<Workbench.Counted> counted = new ArrayList<>();
    private final Map<String, Long> inside = new HashMap<>();
    private Workbench.Piece item = piece("CAR", CAR, HERE);
    private Bill bill = BILL;

    @Test
    void everythingOfTheBillIsThere() {
        wheels(4);
        counted.add(new Workbench.Counted(LOT, SCREW, 20, 100));
        AsBuilt built = build(true);
        assertThat(built.troubles()).isEmpty();
        assertThat(built.complete()).isTrue();
        assertThat(built.lines()).as("oil is not followed").hasSize(2);
    }

    @Test
    void whatIsMissingIsAFaultUnlessMoreFollows() {
        wheels(3);
        assertThat(build(true).troubles())
                .containsExactlyInAnyOrder(
                        new Trouble(WHEEL, "assembly.missing"), new Trouble(SCREW, "assembly.missing"));
        assertThat(build(false).troubles()).isEmpty();
        assertThat(build(false).lines().stream().mapToLong(AsBuilt.Line::missing))
                .containsExactlyInAnyOrder(1L, 20L);
    }

    @Test
    void whatIsInsideAlreadyCounts() {
        inside.put(WHEEL, 2L);
        inside.put(SCREW, 20L);
        wheels(2);
        assertThat(build(true).troubles()).isEmpty();
        wheels(1);
        assertThat(codes()).containsExactly("assembly.surplus");
    }

    @Test
    void countedPiecesAreNotMoreThanThereAreAndNotMoreThanAreNeeded() {
        wheels(4);
        counted.add(new Workbench.Counted(LOT, SCREW, 20, 19));
        assertThat(codes()).contains("assembly.stock");
        counted.set(0, new Workbench.Counted(LOT, SCREW, 21, 100));
        assertThat(codes()).contains("assembly.surplus");
        counted.set(0, new Workbench.Counted(LOT, WHEEL, 1, 100));
        assertThat(codes()).contains("assembly.not-counted");
        counted.set(0, new Workbench.Counted(LOT, "", 1, 100));
        assertThat(codes()).contains("assembly.lot-unknown");
    }

    @Test
    void aPartThatCannotBeUsedIsNamedWithItsCause() {
        assertThat(cause(piece("P", WHEEL, HERE.withStatus(ItemState.CONSUMED))))
                .isEqualTo("assembly.consumed");
        assertThat(cause(piece("P", WHEEL, HERE.withStatus(ItemState.DESTROYED))))
                .isEqualTo("assembly.scrapped");
        assertThat(cause(piece("P", WHEEL, HERE.withStatus(ItemState.ISSUED)))).isEqualTo("assembly.not-commissioned");
        assertThat(cause(piece("P", WHEEL, ItemState.UNTOLD))).isEqualTo("assembly.not-here");
        assertThat(cause(piece("P", WHEEL, HERE, MAKER, false, false))).isEqualTo("assembly.not-here");
        assertThat(cause(piece("P", WHEEL, HERE, MAKER, true, true))).isEqualTo("assembly.recalled");
        assertThat(cause(piece("P", WHEEL, HERE, OTHER, true, false))).isEqualTo("assembly.foreign");
        assertThat(cause(piece("P", CAR, HERE))).isEqualTo("assembly.not-on-bill");
        assertThat(cause(piece("P", SCREW, HERE))).isEqualTo("assembly.not-by-code");
        assertThat(cause(item)).isEqualTo("assembly.itself");
    }

    @Test
    void theItemItselfIsReleasedLooseAndHere() {
        wheels(4);
        item = piece("CAR", CAR, HERE.withStatus(ItemState.ISSUED));
        assertThat(codes()).contains("assembly.item-not-commissioned");
        item = piece("CAR", CAR, HERE.withUnit("2".repeat(32)));
        assertThat(codes()).contains("assembly.item-packed");
        item = piece("CAR", CAR, HERE, MAKER, false, false);
        assertThat(codes()).contains("assembly.item-not-here");
        item = piece("CAR", CAR, HERE);
        bill = new Bill(CAR, 0, List.of());
        assertThat(codes()).containsExactly("assembly.no-bill");
    }

    @Test
    void aBillNamesEveryPartOnceAndNeverItself() {
        Bill.Line wheel = new Bill.Line(WHEEL, 4, Tracing.PIECE);
        assertThat(BILL.fault()).isEmpty();
        assertThat(new Bill(CAR, 0, List.of()).fault()).contains("assembly.bill-empty");
        assertThat(new Bill(CAR, 0, List.of(wheel, wheel)).fault()).contains("assembly.bill-twice");
        assertThat(new Bill(WHEEL, 0, List.of(wheel)).fault()).contains("assembly.bill-itself");
    }

    private String cause(Workbench.Piece part) {
        parts.clear();
        parts.add(part);
        return build(false).troubles().get(0).code();
    }

    private List<String> codes() {
        return build(false).troubles().stream().map(Trouble::code).toList();
    }

    private AsBuilt build(boolean whole) {
        return AsBuilt.of(bill, new Workbench(Optional.of(item), parts, counted, inside, List.of()), whole);
    }

    private void wheels(int more) {
        for (int i = 0; i < more; i++) {
            parts.add(piece("W" + parts.size(), WHEEL, HERE));
        }
    }

    private static Workbench.Piece piece(String code, String product, ItemState state) {
        return piece(code, product, state, MAKER, true, false);
    }

    private static Workbench.Piece piece(
            String code, String product, ItemState state, OrganisationId brand, boolean held, boolean recalled) {
        return new Workbench.Piece(code, "7F3KQ", 1, product, brand, state, held, recalled);
    }
}
