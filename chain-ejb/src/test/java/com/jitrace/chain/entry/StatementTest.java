package com.jitrace.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
