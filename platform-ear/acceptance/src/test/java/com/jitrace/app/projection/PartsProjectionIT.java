package com.jitrace.app.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.Running;
import com.jitrace.app.readmodel.CountedStock;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PlainReadModel;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.PlainDatabases;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Disassemble;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a read model makes of parts that go into items and come out again, and of counted parts, for each party's slice. */
class PartsProjectionIT {
    private static final OrganisationId ORGANISATION = new OrganisationId("a".repeat(32));
    private static final String MAKER = "b".repeat(32);
    private static final String SUPPLIER = "c".repeat(32);
    private static final String OTHER_SUPPLIER = "d".repeat(32);
    private static final String GARAGE = "9".repeat(32);
    private static final String PART = "e".repeat(32);
    private static final String CAR = "f".repeat(32);
    private static final String LOT = "7".repeat(32);
    private static final String PARTS = "7F3KQ";
    private static final String CARS = "8F3KQ";
    private static final String HASH = "1".repeat(64);
    private static final Details NOTHING = Details.none();
    private static final Slice OF_THE_MAKER = new Slice(Set.of(MAKER), Set.of(MAKER), Set.of(SUPPLIER));
    private static final Slice OF_THE_SUPPLIER = new Slice(Set.of(SUPPLIER), Set.of(MAKER), Set.of());
    private static final Slice OF_THE_OTHER = new Slice(Set.of(OTHER_SUPPLIER), Set.of(MAKER), Set.of());
    private static final Slice OF_THE_GARAGE = new Slice(Set.of(GARAGE), Set.of(MAKER), Set.of());

    private static PlainDatabases server;
    private static ReadModel model;

    private final List<CertifiedBlock> chain = new ArrayList<>();
    private long leaves;
    private int mostRows;

    @BeforeAll
    static void start() throws IOException {
        server = PlainDatabases.start(Running.newHome("parts"), ORGANISATION, PlainReadModel.ENTITIES);
        model = PlainReadModel.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Parts 0-19 of the supplier, 30 counted ones, three cars of the maker; 0-3 and 5 go into car 1, 4 into car 2. */
    @BeforeEach
    void built() {
        server.emptyReadModel(ORGANISATION);
        block(
                MAKER,
                new Product(PART, Optional.empty(), Optional.empty(), HASH),
                new Product(CAR, Optional.empty(), Optional.empty(), HASH),
                new Lot(LOT, PART, Optional.empty()));
        block(
                MAKER,
                new Issue(PARTS, MAKER, 100, "8".repeat(32), PART, HASH),
                new Issue(CARS, MAKER, 10, "8".repeat(32), CAR, HASH));
        block(SUPPLIER, new Commission(items(PARTS, "0-19"), Optional.of(LOT), NOTHING));
        block(SUPPLIER, new Ship(items(PARTS, "0-9"), MAKER, NOTHING));
        block(MAKER, new Receive(items(PARTS, "0-9"), NOTHING));
        block(SUPPLIER, stock(Stock.Flow.IN, 30, ""), stock(Stock.Flow.OVER, 20, MAKER));
        block(MAKER, new Commission(items(CARS, "0-2"), Optional.empty(), NOTHING));
        block(MAKER, new Assemble(car(1), parts("0-3,5", 8), NOTHING));
        block(MAKER, new Assemble(car(2), parts("4", 2), NOTHING));
    }

    @Test
    void theMakerSeesWhatIsInEveryItemAndWhereEveryCountedPartIs() {
        project(OF_THE_MAKER);
        assertThat(inCar(1)).containsExactly("7F3KQ 0-3", "7F3KQ 5-5");
        assertThat(inCar(2)).containsExactly("7F3KQ 4-4");
        assertThat(state(PARTS, 3).status()).isEqualTo(ItemState.CONSUMED);
        assertThat(state(PARTS, 3).custodian())
                .as("a part in an item is in nobody's hands")
                .isEmpty();
        assertThat(state(PARTS, 3).lot()).isEqualTo(LOT);
        assertThat(state(PARTS, 6).status()).isEqualTo(ItemState.RELEASED);
        assertThat(acts(PARTS, 3)).containsExactly("commission", "ship", "receive", "assemble");
        assertThat(acts(CARS, 1)).containsExactly("commission", "assemble");
        assertThat(balances()).isEqualTo(Map.of(SUPPLIER, 10L, MAKER, 10L, "8F3KQ/1", 8L, "8F3KQ/2", 2L));
        assertThat(runs(PARTS))
                .as("consumed neighbours are one row, whatever they are in")
                .contains("0-5 consumed");
    }

    @Test
    void whatComesOutAgainIsWrittenBesideWhatStays() {
        block(MAKER, new Disassemble(car(1), parts("1-2", 3), NOTHING));
        block(MAKER, new Assemble(car(2), parts("2", 0), NOTHING));
        project(OF_THE_MAKER);
        assertThat(inCar(1)).containsExactly("7F3KQ 0-0", "7F3KQ 1-2 out", "7F3KQ 3-3", "7F3KQ 5-5");
        assertThat(inCar(2)).containsExactly("7F3KQ 4-4", "7F3KQ 2-2");
        assertThat(state(PARTS, 1).status()).isEqualTo(ItemState.RELEASED);
        assertThat(state(PARTS, 1).custodian()).isEqualTo(MAKER);
        assertThat(state(PARTS, 2).status()).isEqualTo(ItemState.CONSUMED);
        assertThat(uses(2)).as("first in one, then in the other").containsExactly("8F3KQ/1 out", "8F3KQ/2");
        assertThat(balances()).containsEntry("8F3KQ/1", 5L).containsEntry(MAKER, 13L);
    }

    @Test
    void aSupplierIsToldOfItsOwnStockAndOfNothingThatIsDoneWithItsPartsLater() {
        project(OF_THE_SUPPLIER);
        assertThat(state(PARTS, 3).custodian()).isEqualTo(MAKER);
        assertThat(acts(PARTS, 3)).containsExactly("commission", "ship", "receive");
        assertThat(uses(3)).isEmpty();
        assertThat(balances()).isEqualTo(Map.of(SUPPLIER, 10L));
        again(OF_THE_OTHER);
        assertThat(state(PARTS, 3)).isEqualTo(ItemState.UNTOLD);
        assertThat(inCar(1)).isEmpty();
        assertThat(balances()).isEmpty();
    }

    @Test
    void whoTakesOutAPartOfWhichItWasNotToldKnowsThatItWasInside() {
        block(MAKER, new Ship(items(CARS, "1"), GARAGE, NOTHING));
        block(GARAGE, new Receive(items(CARS, "1"), NOTHING));
        block(GARAGE, new Disassemble(car(1), parts("2-3", 8), NOTHING));
        project(OF_THE_GARAGE);
        assertThat(inCar(1)).containsExactly("7F3KQ 2-3 out");
        assertThat(state(PARTS, 2).custodian()).isEqualTo(GARAGE);
        assertThat(state(PARTS, 5)).isEqualTo(ItemState.UNTOLD);
        assertThat(balances()).isEqualTo(Map.of(GARAGE, 8L));
        again(OF_THE_MAKER);
        assertThat(inCar(1)).containsExactly("7F3KQ 0-1", "7F3KQ 2-3 out", "7F3KQ 5-5");
        assertThat(state(PARTS, 2).custodian()).isEqualTo(GARAGE);
    }

    /** A session that keeps them looks through all of them at each of its questions: the time of a block is the square of its length. */
    @Test
    void theRowsOfABlockAreNotKeptInMindWhileTheRestIsWritten() {
        Statement[] single = IntStream.range(20, 80)
                .mapToObj(i -> new Commission(items(PARTS, String.valueOf(i)), Optional.empty(), NOTHING))
                .toArray(Statement[]::new);
        block(SUPPLIER, single);
        project(OF_THE_MAKER);
        assertThat(mostRows).isLessThan(10);
        assertThat(acts(PARTS, 79)).containsExactly("commission");
        assertThat(state(PARTS, 79).status()).isEqualTo(ItemState.RELEASED);
    }

    @Test
    void theSameBlocksOnceMoreGiveTheSameRowsForEveryone() {
        block(MAKER, new Disassemble(car(1), parts("1-2", 3), NOTHING));
        block(MAKER, stock(Stock.Flow.OUT, 5, ""));
        for (Slice slice : List.of(OF_THE_MAKER, OF_THE_SUPPLIER, OF_THE_GARAGE)) {
            again(slice);
            String digest = model.digest(ORGANISATION);
            server.emptyReadModel(ORGANISATION);
            assertThat(model.digest(ORGANISATION)).isNotEqualTo(digest);
            project(slice);
            assertThat(model.digest(ORGANISATION)).isEqualTo(digest);
        }
    }

    private void again(Slice slice) {
        server.emptyReadModel(ORGANISATION);
        project(slice);
    }

    private static ItemName car(int index) {
        return new ItemName(CARS, index);
    }

    private static Goods items(String ref, String ranges) {
        return Goods.items(ref, Ranges.parse(ranges));
    }

    private static Building.Parts parts(String ranges, long counted) {
        return new Building.Parts(
                List.of(new BatchItems(PARTS, Ranges.parse(ranges))),
                counted == 0 ? List.of() : List.of(new Building.Quantity(LOT, counted)));
    }

    private static Stock stock(Stock.Flow flow, long qty, String to) {
        return new Stock(LOT, flow, qty, to.isEmpty() ? Optional.empty() : Optional.of(to), NOTHING);
    }

    private void block(String author, Statement... statements) {
        String nonce = String.format("%032x", chain.size() + 1);
        SignedBatch batch = new BatchSigner(HASH, author, author, SecretKey.ofSeed(new byte[32]))
                .sign(nonce, 1_000, List.of(statements));
        List<byte[]> bytes = new ArrayList<>(List.of(batch.leaf()));
        bytes.addAll(batch.entries());
        bytes.add(new byte[] {0}); // in place of the block leaf, which the projection does not read
        long height = chain.size() + 1;
        chain.add(new CertifiedBlock(height, 1_000 * height, leaves, bytes, ""));
        leaves += bytes.size();
    }

    private void project(Slice slice) {
        chain.forEach(block -> server.door().of(ORGANISATION, session -> {
            new BlockWriter(model, session, slice, block).write();
            mostRows = Math.max(mostRows, session.getStatistics().getEntityCount());
            return true;
        }));
    }

    private static ItemState state(String ref, int item) {
        return server.door().of(ORGANISATION, session -> model.state(session, ref, item));
    }

    private static List<String> runs(String ref) {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> model.runs(session, ref).stream()
                                .map(run -> run.first() + "-" + run.last() + " "
                                        + run.state().status())
                                .toList());
    }

    private static List<String> inCar(int index) {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> new Genealogy(session)
                                .partsOf(CARS, index, 100).stream()
                                        .map(use ->
                                                use.ref() + " " + use.parts().first() + "-"
                                                        + use.parts().last() + (use.inside() ? "" : " out"))
                                        .toList());
    }

    private static List<String> uses(int part) {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> new Genealogy(session)
                                .usesOf(PARTS, new Run.Span(part, part), 100).stream()
                                        .sorted((one, other) -> Long.compare(
                                                one.in().leaf(), other.in().leaf()))
                                        .map(use -> use.parentRef() + "/" + use.parentIndex()
                                                + (use.inside() ? "" : " out"))
                                        .toList());
    }

    private static Map<String, Long> balances() {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> new Genealogy(session)
                                .stockOf(LOT, 100).stream()
                                        .collect(Collectors.toMap(CountedStock::holder, CountedStock::qty)));
    }

    private static List<String> acts(String ref, int item) {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> model.journey(session, ref, item).stream()
                                .map(ItemEvent::act)
                                .toList());
    }
}
