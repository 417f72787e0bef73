package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.approved;
import static com.jitrace.chain.ledger.World.auth;
import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.Building.Parts;
import com.jitrace.chain.entry.Building.Quantity;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Disassemble;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing.Contents;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Stock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Details NONE = Details.none();
    private static final String LOT = id("lot of screws");
    private static final ItemName CAR = new ItemName(REF, 50);
    private final World world = new World().started();

    @BeforeEach
    void aLotOfScrews() {
        world.allowed("brand", new Lot(LOT, PRODUCT, Optional.empty()));
        world.allowed(
                "brand", auth(id("shop parts"), SHOP, Act.ASSEMBLE, Act.DISASSEMBLE, Act.RECEIVE, Act.SHIP, Act.STOCK));
    }

    private static Parts parts(int first, int last) {
        return new Parts(((Goods.Loose) items(first, last)).items(), List.of());
    }

    private static Parts screws(long qty) {
        return new Parts(List.of(), List.of(new Quantity(LOT, qty)));
    }

    private static Stock flow(Stock.Flow flow, long qty) {
        return new Stock(LOT, flow, qty, Optional.empty(), NONE);
    }

    private static Stock over(long qty, String to) {
        return new Stock(LOT, Stock.Flow.OVER, qty, Optional.of(to), NONE);
    }

    private long stock(String holder) {
        return world.state
                .value("stock." + LOT + "." + holder)
                .map(v -> v.whole("qty"))
                .orElse(0L);
    }

    @Test
    void partsAreConsumedByAnItemAndComeBack() {
        world.allowed("brand", new Assemble(CAR, parts(0, 3), NONE));
        assertThat(world.item(2).text("s")).isEqualTo("consumed");
        assertThat(world.item(2).text("u")).isEqualTo("7F3KQ/50");
        assertThat(world.item(50).text("s")).isEqualTo("released");
        world.allowed("brand", new Disassemble(CAR, parts(2, 3), NONE));
        assertThat(world.item(2).text("s")).isEqualTo("released");
        assertThat(world.item(2).text("c")).isEqualTo(BRAND);
        assertThat(world.item(2).get("u")).isEmpty();
        assertThat(world.item(1).text("s")).isEqualTo("consumed");
        assertThat(world.item(50).whole("n")).isEqualTo(3);
    }

    @Test
    void aConsumedPartIsNoLongerAnItemOfItsOwn() {
        world.allowed("brand", new Assemble(CAR, parts(0, 3), NONE));
        assertThat(world.refused("brand", new Ship(items(0, 0), SHOP, NONE))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Sell(items(0, 0), NONE.withPlace(Place.of("FR-IDF")))))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Assemble(new ItemName(REF, 51), parts(0, 0), NONE)))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Assemble(new ItemName(REF, 0), parts(60, 60), NONE)))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Pack(id("case"), Contents.of((Goods.Loose) items(0, 0)), NONE)))
                .isEqualTo(Reason.STATE);
        world.allowed("brand", new Cancel(items(0, 0), NONE));
        assertThat(world.item(0).text("u")).isEqualTo("7F3KQ/50");
        assertThat(world.refused("brand", new Cancel(items(0, 0), NONE))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Disassemble(CAR, parts(0, 0), NONE)))
                .isEqualTo(Reason.STATE);
    }

    @Test
    void partsComeOutOnceAndOnlyOfTheItemTheyAreIn() {
        world.allowed("brand", new Assemble(CAR, parts(0, 3), NONE));
        assertThat(world.refused("brand", new Disassemble(new ItemName(REF, 51), parts(0, 0), NONE)))
                .isEqualTo(Reason.STATE);
        world.allowed("brand", new Disassemble(CAR, parts(0, 0), NONE));
        assertThat(world.refused("brand", new Disassemble(CAR, parts(0, 0), NONE)))
                .isEqualTo(Reason.STATE);
    }

    @Test
    void partsTravelInsideTheirItem() {
        Details shop = NONE.withAuth(id("shop parts"));
        world.allowed("brand", new Assemble(CAR, parts(0, 3), NONE));
        world.allowed("brand", new Ship(items(50, 50), SHOP, NONE));
        assertThat(world.refused("brand", new Disassemble(CAR, parts(0, 0), NONE)))
                .isEqualTo(Reason.STATE);
        world.allowed("shop", new Receive(items(50, 50), shop));
        assertThat(world.refused("brand", new Disassemble(CAR, parts(0, 0), NONE)))
                .isEqualTo(Reason.CUSTODY);
        world.allowed("shop", new Disassemble(CAR, parts(0, 0), shop));
        assertThat(world.item(0).text("c")).isEqualTo(SHOP);
        assertThat(world.refused("shop", new Assemble(CAR, parts(5, 5), shop))).isEqualTo(Reason.CUSTODY);
    }

    @Test
    void anItemIsNotBuiltIntoItselfNorIntoOneThatIsPackedOrSold() {
        assertThat(world.refused("brand", new Assemble(CAR, parts(49, 51), NONE)))
                .isEqualTo(Reason.FIELD);
        world.allowed("brand", new Pack(id("case"), Contents.of((Goods.Loose) items(50, 60)), NONE));
        assertThat(world.refused("brand", new Assemble(CAR, parts(0, 0), NONE))).isEqualTo(Reason.STATE);
        world.allowed("brand", new Sell(items(50, 50), NONE.withPlace(Place.of("FR-IDF"))));
        assertThat(world.refused("brand", new Assemble(CAR, parts(0, 0), NONE))).isEqualTo(Reason.STATE);
        world.allowed("brand", new Assemble(new ItemName(REF, 70), parts(55, 55), NONE));
        assertThat(world.item(55).text("u")).isEqualTo("7F3KQ/70");
    }

    @Test
    void stockComesInGoesOutAndIsHandedOverButNeverBelowNothing() {
        assertThat(world.refused("brand", flow(Stock.Flow.OUT, 1))).isEqualTo(Reason.STOCK);
        world.allowed("brand", flow(Stock.Flow.IN, 100), flow(Stock.Flow.OUT, 10), over(40, SHOP));
        assertThat(stock(BRAND)).isEqualTo(50);
        assertThat(stock(SHOP)).isEqualTo(40);
        assertThat(world.refused("brand", over(51, SHOP))).isEqualTo(Reason.STOCK);
        assertThat(world.refused("brand", over(30, SHOP), over(30, CARRIER))).isEqualTo(Reason.STOCK);
        assertThat(world.refused("brand", over(1, id("nobody")))).isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("brand", new Stock(id("x"), Stock.Flow.IN, 1, Optional.empty(), NONE)))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("shop", over(1, BRAND))).isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed(
                "shop", new Stock(LOT, Stock.Flow.OVER, 40, Optional.of(CARRIER), NONE.withAuth(id("shop parts"))));
        assertThat(stock(SHOP)).isZero();
        assertThat(stock(CARRIER)).isEqualTo(40);
    }

    @Test
    void quantitiesDoNotOverflow() {
        world.allowed("brand", flow(Stock.Flow.IN, Limits.NUMBER_MAX));
        assertThat(world.refused("brand", flow(Stock.Flow.IN, 1))).isEqualTo(Reason.STOCK);
        assertThat(world.refused("brand", flow(Stock.Flow.IN, Limits.NUMBER_MAX)))
                .isEqualTo(Reason.STOCK);
        world.allowed("brand", over(Limits.NUMBER_MAX, BRAND));
        assertThat(stock(BRAND)).isEqualTo(Limits.NUMBER_MAX);
    }

    @Test
    void screwsAreConsumedByAnItemAndOnlyAsManyComeBack() {
        world.allowed("brand", flow(Stock.Flow.IN, 10));
        assertThat(world.refused("brand", new Assemble(CAR, screws(11), NONE))).isEqualTo(Reason.STOCK);
        world.allowed("brand", new Assemble(CAR, screws(8), NONE));
        assertThat(stock(BRAND)).isEqualTo(2);
        assertThat(stock("7F3KQ/50")).isEqualTo(8);
        world.allowed("brand", new Disassemble(CAR, screws(5), NONE));
        assertThat(world.refused("brand", new Disassemble(CAR, screws(4), NONE)))
                .isEqualTo(Reason.STOCK);
        assertThat(stock(BRAND)).isEqualTo(7);
        assertThat(world.refused(
                        "brand", new Assemble(CAR, new Parts(List.of(), List.of(new Quantity(id("x"), 1))), NONE)))
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    @Tag("show-parts-6")
    void whatIsNotThereOrNobodyMayBuildInIsRefused() {
        world.allowed("brand", flow(Stock.Flow.IN, 10));
        assertThat(world.refused("brand", new Assemble(CAR, screws(11), NONE)))
                .as("more consumed than received")
                .isEqualTo(Reason.STOCK);
        world.allowed("brand", new Assemble(CAR, parts(0, 0), NONE));
        assertThat(world.refused("brand", new Assemble(new ItemName(REF, 51), parts(0, 0), NONE)))
                .as("in two products")
                .isEqualTo(Reason.STATE);
        world.allowed("brand", new Destroy(items(5, 5), NONE));
        assertThat(world.refused("brand", new Assemble(CAR, parts(5, 5), NONE)))
                .as("scrapped")
                .isEqualTo(Reason.STATE);
        Details shop = NONE.withAuth(id("shop parts"));
        world.allowed("brand", new Ship(items(10, 13), SHOP, NONE));
        world.allowed("shop", new Receive(items(10, 13), shop));
        world.allowed("shop", new Assemble(new ItemName(REF, 10), parts(11, 11), shop));
        world.allowed("brand", new Revoke(id("shop parts")));
        assertThat(world.refused("shop", new Assemble(new ItemName(REF, 10), parts(12, 12), shop)))
                .as("by a supplier whose authorisation was revoked")
                .isEqualTo(Reason.AUTH_REVOKED);
        assertThat(world.item(12).text("s")).isEqualTo("released");
        assertThat(stock(BRAND)).isEqualTo(10);
        System.out.println("parts-6: more consumed than received STOCK, one part in two products STATE, a scrapped part"
                + " STATE, by a revoked supplier AUTH_REVOKED: refused by the chain");
    }

    @Test
    void partsOfAnotherBrandNeedItsAuthorisation() {
        world.allowed(
                "maker",
                approved(Party.brand(
                        id("maker"),
                        "Maker",
                        List.of(),
                        id("maker key"),
                        key("maker").publicKey().base64())));
        world.allowed(
                "maker",
                approved(new Licence(List.of(), id("maker licence"), id("maker"), 5, World.START * 2)),
                new Product(id("maker product"), Optional.empty(), Optional.empty(), hash("s")),
                new Issue("AAAAA", id("maker"), 5, id("maker licence"), id("maker product"), hash("r")),
                new Release(Goods.items("AAAAA", Ranges.of(0, 4)), Optional.empty(), NONE));
        ItemName machine = new ItemName("AAAAA", 0);
        world.allowed("brand", new Ship(items(0, 9), id("maker"), NONE));
        world.allowed("brand", auth(id("maker auth"), id("maker"), Act.ASSEMBLE, Act.RECEIVE));
        Details maker = NONE.withAuth(id("maker auth"));
        world.allowed("maker", new Receive(items(0, 9), maker));
        assertThat(world.refused("maker", new Assemble(machine, parts(0, 0), NONE)))
                .isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed(
                "brand",
                new Product(id("second"), Optional.empty(), Optional.empty(), hash("s")),
                new Authorise(
                        id("second only"),
                        id("maker"),
                        List.of(id("second")),
                        List.of("*"),
                        List.of(Act.ASSEMBLE),
                        0,
                        World.START * 2,
                        Optional.empty()));
        assertThat(world.refused("maker", new Assemble(machine, parts(0, 0), NONE.withAuth(id("second only")))))
                .isEqualTo(Reason.AUTH_PRODUCT);
        world.allowed("maker", new Assemble(machine, parts(0, 0), maker));
        assertThat(world.refused("maker", new Disassemble(machine, parts(0, 0), maker)))
                .isEqualTo(Reason.AUTH_ACT);
    }
}
