package com.jitrace.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String HASH = ID + ID;
    private static final String PUB = "A".repeat(43) + "=";
    private static final String SIG = "A".repeat(86) + "==";
    private static final Goods GOODS = Goods.items("7F3KQ", Ranges.ofIndices(0, 1, 2, 9));
    private static final Details DETAILS =
            Details.none().withAuth(ID).withAt(5).withDoc(HASH).withPlace(new Place("FR", "FR-IDF", Optional.of(HASH)));

    private static final String OTHER = "f" + ID.substring(1);
    private static final String OTHER_PUB = "B" + PUB.substring(1);
    private static final Building.Parts PARTS =
            new Building.Parts(((Goods.Loose) GOODS).items(), List.of(new Building.Quantity(ID, 7)));
    private static final Evidence.Exhibit NOTE = new Evidence.Exhibit("other note\n", Optional.empty());
    private static final Evidence.Exhibit BLOCK =
            new Evidence.Exhibit("note\n", Optional.of(new Evidence.BlockLeaf("{}", 4, HASH + HASH)));

    static List<Statement> oneOfEach() {
        List<Approval> approvals = List.of(new Approval("op1", SIG), new Approval("op2", SIG));
        return List.of(
                Party.brand(ID, "Château É", List.of("950600"), ID, PUB).withApprovals(approvals),
                Party.partner(ID, HASH, ID, PUB),
                new NewKey(approvals, ID, ID, PUB),
                new KeyRevocation(approvals, ID, ID, 7),
                new KeyVeto(ID),
                new Licence(approvals, ID, ID, 1000, 5),
                new Product(ID, Optional.of(HASH), Optional.of(HASH), HASH),
                new Product(ID, Optional.empty(), Optional.empty(), HASH),
                new Lot(ID, ID, Optional.of(HASH)),
                new Authorise(
                        ID,
                        ID,
                        List.of("*"),
                        List.of("FR", "IT-25"),
                        List.of(Act.RECEIVE, Act.SELL),
                        1,
                        2,
                        Optional.of(ID)),
                new Revoke(ID),
                new Issue("7F3KQ", ID, 10_000_000, ID, ID, HASH),
                new Release(GOODS, Optional.of(ID), Details.none()),
                new Ship(GOODS, ID, DETAILS),
                new Receive(GOODS, DETAILS),
                new Sell(GOODS, DETAILS),
                new Return(GOODS, DETAILS),
                new Cancel(GOODS, Details.none()),
                new Observe(GOODS, "inspection", DETAILS),
                new Claim(new ItemName("7F3KQ", 12), Optional.of(ID), PUB, SIG),
                new Transfer(
                        new ItemName("7F3KQ", 0), PUB, new Transfer.Offer(PUB, 7, SIG), new Transfer.Accept(SIG, SIG)),
                new OwnersWord(OwnersWord.Kind.STOLEN, new ItemName("7F3KQ", 1), SIG),
                new OwnersWord(OwnersWord.Kind.FOUND, new ItemName("7F3KQ", 1), SIG),
                new OwnersWord(OwnersWord.Kind.WITHDRAW, new ItemName("7F3KQ", 1), SIG),
                new OwnersWord(OwnersWord.Kind.VETO, new ItemName("7F3KQ", 1), SIG),
                new RecoveryNotice(new ItemName("7F3KQ", 1), PUB, Optional.of(HASH)),
                new Recovery(new ItemName("7F3KQ", 1), PUB, SIG),
                new Commission(GOODS, Optional.of(ID), DETAILS),
                new Destroy(GOODS, DETAILS),
                new Ship(Goods.unit(ID), ID, DETAILS),
                new Observe(Goods.unit(ID), "inspection", DETAILS),
                new Correct(GOODS, new EntryName(HASH, 0), DETAILS),
                new Pack(ID, new Packing.Contents(((Goods.Loose) GOODS).items(), List.of(OTHER)), DETAILS),
                new Unpack(ID, Packing.Contents.of(OTHER), DETAILS),
                new Assemble(new ItemName("7F3KQ", 99), PARTS, DETAILS),
                new Disassemble(new ItemName("7F3KQ", 99), PARTS, DETAILS),
                new Stock(ID, Stock.Flow.IN, 5, Optional.empty(), DETAILS),
                new Stock(ID, Stock.Flow.OVER, Limits.NUMBER_MAX, Optional.of(OTHER), DETAILS),
                new PartyChange(approvals, ID, 1, Optional.of("É"), Optional.empty(), List.of("950600")),
                new OperatorsChange(
                        approvals,
                        List.of(new OperatorsChange.Operator("a", PUB), new OperatorsChange.Operator("b", OTHER_PUB)),
                        1,
                        2),
                new ValidatorChange(approvals, Optional.of("v2+01234567+AQ=="), Optional.empty(), 1),
                new ValidatorChange(approvals, Optional.empty(), Optional.of("v1"), 2),
                new Evidence("v1", new Evidence.Exhibit("note\n", Optional.empty()), NOTE),
                new Evidence("v1", BLOCK, BLOCK),
                new Recall(new Scope.OfUnit(ID), Optional.empty(), Optional.empty()),
                new Recall(new Scope.OfLot(ID), Optional.of("glass"), Optional.of(HASH)),
                new Lift(new Scope.OfItems(((Goods.Loose) GOODS).items()), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void aStatementIsReadBackFromItsLeaf(Statement statement) {
        Entry entry = new Entry(ID, 3, statement);
        assertThat(Entry.parse(entry.leaf())).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void aFieldNobodyKnowsIsRefused(Statement statement) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(
                        () -> Statement.parse(statement.type(), statement.body().with("zzz", 1)))
                .withMessageContaining("zzz");
    }

    @Test
    void aTypeNobodyKnowsIsRefused() {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> Statement.parse("teleport", JsonObject.EMPTY))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NON_CANONICAL))
                .withMessage("unknown type teleport");
    }

    @Test
    void everyTypeHasAnExample() {
        assertThat(oneOfEach().stream().map(Statement::type).distinct()).hasSize(Statement.Readers.types());
    }

    @Test
    void whatOperatorsAndOwnersSignIsWrittenLikeThis() {
        assertThat(new Licence(List.of(new Approval("op1", SIG)), ID, ID, 5, 9).approved(HASH))
                .hasToString(
                        "{\"brand\":\"%s\",\"chain\":\"%s\",\"granted\":5,\"licence\":\"%s\",\"t\":\"licence\",\"until\":9}"
                                .formatted(ID, HASH, ID));
        ItemName item = new ItemName("7F3KQ", 12);
        assertThat(OwnersWord.signed(HASH, OwnersWord.Kind.STOLEN, item, 3))
                .asString()
                .isEqualTo("{\"act\":\"stolen\",\"chain\":\"%s\",\"item\":\"7F3KQ/12\",\"q\":3}".formatted(HASH));
        assertThat(Recovery.signed(HASH, item, PUB, 3))
                .asString()
                .isEqualTo("{\"act\":\"recover\",\"chain\":\"%s\",\"item\":\"7F3KQ/12\",\"k\":\"%s\",\"q\":3}"
                        .formatted(HASH, PUB));
    }

    @Test
    void aUnitIsNoItem() {
        Goods unit = Goods.unit(ID);
        Details place = DETAILS;
        for (Executable act : List.<Executable>of(
                () -> new Release(unit, Optional.empty(), place),
                () -> new Commission(unit, Optional.empty(), place),
                () -> new Sell(unit, place),
                () -> new Return(unit, place),
                () -> new Cancel(unit, place),
                () -> new Destroy(unit, place))) {
            assertThatExceptionOfType(Malformed.class).isThrownBy(act::execute).withMessageContaining("unit");
        }
        assertMalformed("ship", JsonObject.EMPTY.with("to", ID));
        assertMalformed("ship", new Ship(GOODS, ID, DETAILS).body().with("unit", ID));
    }

    private static void assertMalformed(String type, JsonObject body) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Statement.parse(type, body));
    }

    @Test
    void whatSaysNothingOrTwoThingsIsRefused() {
        JsonObject empty = JsonObject.EMPTY;
        assertMalformed("pack", empty.with("unit", ID));
        assertMalformed("pack", empty.with("unit", ID).with("units", List.of(ID)));
        assertMalformed("unpack", empty.with("unit", ID).with("units", List.of()));
        assertMalformed("assemble", empty.with("item", "7F3KQ/1"));
        assertMalformed("stock", empty.with("flow", "in").with("lot", ID).with("qty", 0));
        assertMalformed("stock", empty.with("flow", "up").with("lot", ID).with("qty", 1));
        assertMalformed(
                "stock", empty.with("flow", "in").with("lot", ID).with("qty", 1).with("to", ID));
        assertMalformed("stock", empty.with("flow", "over").with("lot", ID).with("qty", 1));
        assertMalformed(
                "correct",
                new Correct(GOODS, new EntryName(HASH, 0), DETAILS).body().with("entry", HASH + ":01"));
        JsonObject approvals = Governed.under(List.of());
        assertMalformed("validators", approvals.with("seq", 1));
        assertMalformed("validators", approvals.with("seq", 1).with("add", "a").with("remove", "b"));
        assertMalformed("validators", approvals.with("seq", 0).with("add", "a"));
    }

    @Test
    void anEntryTouchesWhatItNames() {
        assertThat(new Ship(GOODS, ID, DETAILS).touches()).isEqualTo(4);
        assertThat(new Ship(Goods.unit(ID), ID, DETAILS).touches()).isEqualTo(1);
        assertThat(new Pack(ID, new Packing.Contents(((Goods.Loose) GOODS).items(), List.of(OTHER)), DETAILS).touches())
                .isEqualTo(6);
        assertThat(new Assemble(new ItemName("7F3KQ", 99), PARTS, DETAILS).touches())
                .isEqualTo(6);
        assertThat(new Lift(new Scope.OfItems(((Goods.Loose) GOODS).items()), Optional.empty(), Optional.empty())
                        .touches())
                .isEqualTo(4);
        assertThat(new OwnersWord(OwnersWord.Kind.VETO, new ItemName("7F3KQ", 1), SIG).touches())
                .isEqualTo(1);
        assertThat(new Revoke(ID).touches()).isZero();
    }

    @Test
    void rangesHaveOneWrittenForm() {
        assertThat(Ranges.parse("0-2,9"))
                .isEqualTo(Ranges.ofIndices(9, 2, 1, 0, 1))
                .hasToString("0-2,9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1,2", "2,1", "1-1", "5-3", "01", "1-", "-1", "1,,3", "1,3,", "0-5,5", "67108864", "+1"})
    void otherRangesAreNotCanonical(String text) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Ranges.parse(text));
    }

    @Test
    void moreThan4096RangesOr100000ItemsAreBeyondTheLimit() {
        StringBuilder many = new StringBuilder("0");
        for (int i = 1; i <= Limits.ENTRY_RANGES_MAX; i++) {
            many.append(',').append(i * 2);
        }
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> Ranges.parse(many.toString()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.LIMIT));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> Goods.items("7F3KQ", Ranges.of(0, Limits.ENTRY_ITEMS_MAX)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.LIMIT));
    }
}
