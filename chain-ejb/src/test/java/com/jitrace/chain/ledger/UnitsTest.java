package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.auth;
import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing.Contents;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Unpack;
import com.jitrace.chain.merkle.Tag;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final Details NONE = Details.none();
    private static final Details AT_SHOP = NONE.withAuth(id("shop units")).withPlace(Place.of("FR-IDF"));
    private final World world = new World().started();

    @BeforeEach
    void theShopMayPack() {
        world.allowed(
                "brand",
                auth(id("shop units"), SHOP, Act.OBSERVE, Act.PACK, Act.RECEIVE, Act.SELL, Act.SHIP, Act.UNPACK));
    }

    private static Contents some(int first, int last) {
        return Contents.of((Goods.Loose) items(first, last));
    }

    private static Pack pack(String unit, int first, int last) {
        return new Pack(id(unit), some(first, last), NONE);
    }

    private static Pack pack(String unit, String... units) {
        String[] ids = java.util.Arrays.stream(units).map(World::id).sorted().toArray(String[]::new);
        return new Pack(id(unit), Contents.of(ids), NONE);
    }

    private static Goods unit(String name) {
        return Goods.unit(id(name));
    }

    /** Items 0 to 9 in a case on a pallet, received by the shop. */
    private void palletAtTheShop() {
        world.allowed("brand", pack("case", 0, 9), pack("pallet", "case"));
        world.allowed("brand", new Ship(unit("pallet"), SHOP, NONE));
        world.allowed("shop", new Receive(unit("pallet"), AT_SHOP));
    }

    @Test
    void aPalletMovesWithOneKeyAndItsItemsAreWhereItIs() {
        world.allowed("brand", pack("case", 0, 9), pack("pallet", "case"));
        var packed = world.item(3);
        world.allowed("brand", new Ship(unit("pallet"), SHOP, NONE));
        assertThat(world.unit("pallet").text("to")).isEqualTo(SHOP);
        world.allowed("shop", new Receive(unit("pallet"), AT_SHOP));
        assertThat(world.item(3)).isEqualTo(packed);
        assertThat(packed.text("u")).isEqualTo(id("case"));
        assertThat(world.unit("case").text("in")).isEqualTo(id("pallet"));
        assertThat(world.unit("pallet").text("c")).isEqualTo(SHOP);
        assertThat(world.unit("pallet").text("r")).isEqualTo("FR-IDF");
        assertThat(world.unit("pallet").texts("products")).containsExactly(PRODUCT);
        assertThat(world.unit("pallet").whole("n")).isEqualTo(3);
        world.allowed("shop", new Sell(items(3, 3), AT_SHOP));
        assertThat(world.item(3).text("s")).isEqualTo("sold");
        assertThat(world.item(3).text("c")).isEqualTo(SHOP);
        assertThat(world.item(3).get("u")).isEmpty();
        assertThat(world.item(4).text("u")).isEqualTo(id("case"));
    }

    @Test
    void whoDoesNotHoldTheTopmostUnitHoldsNothingInIt() {
        palletAtTheShop();
        assertThat(world.refused("brand", new Ship(items(0, 0), CARRIER, NONE))).isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("brand", new Sell(items(0, 0), NONE.withPlace(Place.of("FR-IDF")))))
                .isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("brand", new Ship(unit("pallet"), CARRIER, NONE)))
                .isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("brand", new Unpack(id("case"), some(0, 0), NONE)))
                .isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("brand", pack("pallet", 20, 20))).isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("carrier", new Receive(unit("pallet"), NONE.withAuth(World.AUTH_CARRIER))))
                .isEqualTo(Reason.CUSTODY);
    }

    @Test
    void aShippedPackedItemLeavesItsUnit() {
        palletAtTheShop();
        world.allowed("shop", new Ship(items(5, 5), CARRIER, AT_SHOP));
        assertThat(world.item(5).get("u")).isEmpty();
        assertThat(world.item(5).text("c")).isEqualTo(SHOP);
        assertThat(world.item(5).text("to")).isEqualTo(CARRIER);
        assertThat(world.refused("shop", new Unpack(id("case"), some(5, 5), AT_SHOP)))
                .isEqualTo(Reason.STATE);
    }

    @Test
    void anInnerUnitIsNeitherShippedNorReceivedNorPackedAgain() {
        world.allowed("brand", pack("case", 0, 9), pack("pallet", "case"), pack("other", 10, 11));
        assertThat(world.refused("brand", new Ship(unit("case"), SHOP, NONE))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", pack("other", "case"))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", pack("case", 12, 12))).isEqualTo(Reason.STATE);
        world.allowed("brand", new Ship(unit("pallet"), SHOP, NONE));
        assertThat(world.refused("shop", new Receive(unit("case"), AT_SHOP))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Receive(items(0, 0), AT_SHOP))).isEqualTo(Reason.STATE);
    }

    @Test
    void aUnitNeverContainsItself() {
        world.allowed("brand", pack("a", 0, 0), pack("b", "a"), pack("c", "b"));
        assertThat(world.refused("brand", pack("a", "c"))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", pack("a", "b"))).isEqualTo(Reason.STATE);
    }

    @Test
    void whatIsUnderWayIsNeitherPackedNorUnpackedNorSold() {
        world.allowed("brand", pack("case", 0, 9));
        world.allowed("brand", new Ship(unit("case"), SHOP, NONE), new Ship(items(20, 20), SHOP, NONE));
        assertThat(world.refused("brand", pack("case", 10, 10))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", pack("new", "case"))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", pack("new", 20, 20))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Unpack(id("case"), some(0, 0), NONE)))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Ship(unit("case"), CARRIER, NONE)))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Sell(items(0, 0), NONE.withPlace(Place.of("FR-IDF")))))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Sell(items(0, 0), AT_SHOP))).isEqualTo(Reason.CUSTODY);
    }

    @Test
    void onlyReleasedLooseItemsOfTheAuthorArePacked() {
        world.allowed("brand", pack("case", 0, 9), new Cancel(items(30, 30), NONE));
        assertThat(world.refused("brand", pack("other", 9, 10))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", pack("other", 30, 30))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Pack(id("other"), some(40, 40), AT_SHOP)))
                .isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("shop", new Pack(id("other"), some(40, 40), NONE)))
                .isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("brand", pack("other", "no unit"))).isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("brand", new Unpack(id("no unit"), some(0, 0), NONE)))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("brand", pack("other", 99, 100))).isEqualTo(Reason.FIELD);
    }

    @Test
    void unpackingGivesTheTopmostUnitsCustodian() {
        palletAtTheShop();
        world.allowed("shop", new Unpack(id("case"), some(0, 4), AT_SHOP));
        assertThat(world.item(4).text("c")).isEqualTo(SHOP);
        assertThat(world.item(4).get("u")).isEmpty();
        world.allowed("shop", new Unpack(id("pallet"), Contents.of(id("case")), AT_SHOP));
        assertThat(world.unit("case").text("c")).isEqualTo(SHOP);
        assertThat(world.unit("case").text("r")).isEqualTo("FR-IDF");
        assertThat(world.unit("case").get("in")).isEmpty();
        assertThat(world.refused("shop", new Unpack(id("pallet"), Contents.of(id("case")), AT_SHOP)))
                .isEqualTo(Reason.STATE);
        world.allowed("shop", new Ship(unit("case"), CARRIER, AT_SHOP), new Ship(items(0, 4), CARRIER, AT_SHOP));
    }

    @Test
    void unitsAreFourDeepAtMost() {
        world.allowed("brand", pack("1", 0, 0), pack("2", "1"), pack("3", "2"), pack("4", "3"));
        assertThat(world.unit("4").whole("d")).isEqualTo(4);
        assertThat(world.refused("brand", pack("5", "4"))).isEqualTo(Reason.LIMIT);
        world.allowed("brand", pack("4", 1, 1), pack("flat", 2, 2));
        world.allowed("brand", pack("4", "flat"));
    }

    @Test
    void aUnitHoldsSixteenProductsAtMost() {
        String refs = "ABCDEFGHJKMNPQRS";
        for (int i = 0; i < refs.length(); i++) {
            String ref = "AAAA" + refs.charAt(i);
            String product = id("product " + i);
            world.allowed(
                    "brand",
                    new Product(product, Optional.empty(), Optional.empty(), hash("s")),
                    new Issue(ref, BRAND, 1, World.LICENCE, product, hash("root")),
                    new Release(Goods.items(ref, Ranges.of(0, 0)), Optional.empty(), NONE));
        }
        for (int i = 0; i < 15; i++) {
            world.allowed("brand", new Pack(id("mixed"), of("AAAA" + refs.charAt(i)), NONE));
        }
        world.allowed("brand", pack("mixed", 0, 0));
        Statement seventeenth = new Pack(id("mixed"), of("AAAAS"), NONE);
        assertThat(world.refused("brand", seventeenth)).isEqualTo(Reason.LIMIT);
        world.allowed("brand", new Pack(id("second"), of("AAAAS"), NONE));
        assertThat(world.refused("brand", pack("mixed", "second"))).isEqualTo(Reason.LIMIT);
    }

    private static Contents of(String ref) {
        return Contents.of((Goods.Loose) Goods.items(ref, Ranges.of(0, 0)));
    }

    @Test
    void whatIsInARecalledUnitIsNotSoldEvenWhenItIsTakenOut() {
        palletAtTheShop();
        Scope scope = new Scope.OfUnit(id("pallet"));
        Optional<String> none = Optional.empty();
        assertThat(world.refused("brand", new Lift(scope, none, none))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Recall(scope, none, none))).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("brand", new Recall(new Scope.OfUnit(id("no unit")), none, none)))
                .isEqualTo(Reason.UNKNOWN);
        world.allowed("brand", new Recall(scope, Optional.of("glass"), none));
        assertThat(world.refused("shop", new Sell(items(0, 0), AT_SHOP))).isEqualTo(Reason.RECALLED);
        world.allowed("shop", new Unpack(id("case"), some(0, 0), AT_SHOP));
        assertThat(world.refused("shop", new Sell(items(0, 0), AT_SHOP))).isEqualTo(Reason.RECALLED);
        world.allowed("shop", new Unpack(id("pallet"), Contents.of(id("case")), AT_SHOP));
        assertThat(world.unit("case").texts("f")).containsExactly("recalled");
        world.allowed("brand", new Lift(scope, none, none));
        assertThat(world.refused("shop", new Sell(items(1, 1), AT_SHOP))).isEqualTo(Reason.RECALLED);
        world.allowed("brand", new Lift(new Scope.OfUnit(id("case")), none, none));
        world.allowed("shop", new Sell(items(1, 1), AT_SHOP));
        assertThat(world.refused("shop", new Sell(items(0, 0), AT_SHOP))).isEqualTo(Reason.RECALLED);
    }

    @Test
    void aRecalledPackedItemIsNotSold() {
        palletAtTheShop();
        world.allowed(
                "brand",
                new Recall(new Scope.OfItems(((Goods.Loose) items(2, 2)).items()), Optional.empty(), Optional.empty()));
        assertThat(world.item(2).text("u")).isEqualTo(id("case"));
        assertThat(world.refused("shop", new Sell(items(2, 2), AT_SHOP))).isEqualTo(Reason.RECALLED);
        world.allowed("shop", new Sell(items(3, 3), AT_SHOP));
    }

    @Test
    void whoeverHasAPackedItemInHandMayClaimItOrEndIt() {
        palletAtTheShop();
        ItemName name = new ItemName(REF, 1);
        String k = World.key("anna").publicKey().base64();
        byte[] content = Tag.CLAIM.before(Claim.signed(world.genesis.chainId(), name, k, 0));
        String sig = Base64.getEncoder().encodeToString(World.key("anna").sign(content));
        world.allowed("brand", new Claim(name, Optional.empty(), k, sig));
        assertThat(world.item(1).get("u")).isEmpty();
        assertThat(world.item(1).text("c")).isEqualTo(SHOP);
        world.allowed("brand", new Cancel(items(2, 2), NONE));
        assertThat(world.item(2).get("u")).isEmpty();
        assertThat(world.refused("shop", new Unpack(id("case"), some(1, 2), AT_SHOP)))
                .isEqualTo(Reason.STATE);
    }

    @Test
    void aUnitIsObservedWithoutMoving() {
        palletAtTheShop();
        var before = world.unit("pallet");
        world.allowed("shop", new Observe(unit("pallet"), "temperature", AT_SHOP));
        var after = world.unit("pallet");
        assertThat(after.whole("n")).isEqualTo(before.whole("n") + 1);
        assertThat(after.with("h", before.text("h")).with("n", before.whole("n")))
                .isEqualTo(before);
        assertThat(world.refused("shop", new Observe(unit("nothing"), "temperature", AT_SHOP)))
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void anAuthorisationMustCoverEveryProductInTheUnit() {
        String other = id("other product");
        world.allowed(
                "brand",
                new Product(other, Optional.empty(), Optional.empty(), hash("s")),
                new Issue("AAAAA", BRAND, 5, World.LICENCE, other, hash("root")),
                new Release(Goods.items("AAAAA", Ranges.of(0, 4)), Optional.empty(), NONE),
                pack("mixed", 0, 0),
                new Pack(id("mixed"), of("AAAAA"), NONE),
                new Ship(unit("mixed"), SHOP, NONE));
        world.allowed(
                "brand",
                new com.jitrace.chain.entry.Authorise(
                        id("one product"),
                        SHOP,
                        List.of(PRODUCT),
                        List.of("*"),
                        List.of(Act.RECEIVE),
                        0,
                        World.START * 2,
                        Optional.empty()));
        assertThat(world.refused("shop", new Receive(unit("mixed"), NONE.withAuth(id("one product")))))
                .isEqualTo(Reason.AUTH_PRODUCT);
        world.allowed("shop", new Receive(unit("mixed"), AT_SHOP));
    }
}
