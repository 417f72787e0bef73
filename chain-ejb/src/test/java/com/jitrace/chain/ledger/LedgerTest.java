package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.AUTH_CARRIER;
import static com.jitrace.chain.ledger.World.AUTH_SHOP;
import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.approved;
import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.issue;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.licence;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.KeyRevocation;
import com.jitrace.chain.entry.KeyVeto;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.NewKey;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SignedBatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Details SHOP_PARIS = Details.none().withAuth(AUTH_SHOP).withPlace(Place.of("FR-IDF"));
    private final World world = new World().started();

    private void shipToShop(int first, int last) {
        world.allowed("brand", new Ship(items(first, last), SHOP, Details.none()));
        world.allowed("shop", new Receive(items(first, last), SHOP_PARIS));
    }

    @Test
    void anItemGoesFromBrandToShopToConsumerAndBack() {
        shipToShop(0, 9);
        assertThat(world.item(3).text("c")).isEqualTo(SHOP);
        assertThat(world.item(3).get("to")).isEmpty();
        world.allowed("shop", new Sell(items(3, 3), SHOP_PARIS));
        assertThat(world.item(3).text("s")).isEqualTo("sold");
        assertThat(world.item(3).text("r")).isEqualTo("FR-IDF");
        assertThat(world.item(3).whole("n")).isEqualTo(4);
        assertThat(world.item(4).whole("n")).isEqualTo(3);
        world.allowed("shop", new Return(items(3, 3), SHOP_PARIS));
        assertThat(world.item(3).text("s")).isEqualTo("released");
        assertThat(world.item(3).whole("q")).isEqualTo(1);
        assertThat(world.item(3).get("r")).isEmpty();
        assertThat(world.item(50).text("c")).isEqualTo(BRAND);
    }

    @Test
    void aHistoryIsTheHashOfItsEntries() {
        SignedBatch shipping = world.batch("brand", new Ship(items(5, 5), SHOP, Details.none()));
        String before = world.item(5).text("h");
        assertThat(world.execute(shipping)).isEmpty();
        Hash leaf = LogTree.leafHash(shipping.entries().get(0));
        assertThat(world.item(5).text("h"))
                .isEqualTo(Hash.tagged(Tag.HIST, Hash.hex(before).bytes(), leaf.bytes())
                        .hex());
    }

    @Test
    void aRefusedBatchLeavesNoTrace() {
        Hash before = world.state.seal();
        Optional<Refusal> refusal = world.execute(world.batch(
                "brand", new Ship(items(0, 9), SHOP, Details.none()), new Ship(items(5, 5), CARRIER, Details.none())));
        assertThat(refusal).contains(new Refusal(Reason.STATE, 1, "an item is under way"));
        assertThat(world.state.seal()).isEqualTo(before);
    }

    @Test
    void aKeyNobodyKnowsIsRefused() {
        assertThat(world.refused("stranger", new Revoke(id("x")))).isEqualTo(Reason.KEY);
    }

    @Test
    void anIntroductionWithoutOperatorsOrByAnotherIsRefused() {
        assertThat(world.refused("newcomer", party("newcomer"))).isEqualTo(Reason.KEY);
        assertThat(world.refused("newcomer", approved(party("other")))).isEqualTo(Reason.KEY);
        Party stolen = Party.partner(
                id("newcomer"),
                hash("c"),
                id("newcomer key"),
                key("victim").publicKey().base64());
        assertThat(world.refused("newcomer", approved(stolen))).isEqualTo(Reason.SIGNATURE);
        world.allowed("newcomer", approved(party("newcomer")));
    }

    @Test
    void aRegisteredPartyRelaysTheIntroductionOfAnother() {
        assertThat(world.refused("brand", party("newcomer"))).isEqualTo(Reason.APPROVALS);
        world.allowed("brand", approved(party("newcomer")));
        assertThat(world.refused("brand", approved(party("newcomer")))).isEqualTo(Reason.EXISTS);
    }

    @Test
    void aWrongSignatureIsRefused() {
        SignedBatch forged = world.batch("shop", world.time + 1, world.nextNonce(), key("thief"), new Revoke(id("x")));
        assertThat(world.refused(forged)).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void aBatchOutOfItsTimeIsRefused() {
        String nonce = world.nextNonce();
        Ship ship = new Ship(items(0, 0), SHOP, Details.none());
        assertThat(world.refused(world.batch("brand", world.time - 1, nonce, key("brand"), ship)))
                .isEqualTo(Reason.EXPIRED);
        assertThat(world.refused(world.batch("brand", world.time + 600_002, nonce, key("brand"), ship)))
                .isEqualTo(Reason.TTL);
        assertThat(world.execute(world.batch("brand", world.time, nonce, key("brand"), ship)))
                .isEmpty();
    }

    @Test
    void aNonceIsUsedOnce() {
        String nonce = world.nextNonce();
        Ship ship = new Ship(items(0, 0), SHOP, Details.none());
        Ship other = new Ship(items(1, 1), SHOP, Details.none());
        assertThat(world.execute(world.batch("brand", world.time + 100, nonce, key("brand"), ship)))
                .isEmpty();
        assertThat(world.refused(world.batch("brand", world.time + 200, nonce, key("brand"), other)))
                .isEqualTo(Reason.REPLAY);
        assertThat(world.refused(world.batch("shop", world.time + 200, nonce, key("shop"), other)))
                .isEqualTo(Reason.NOT_AUTHORISED);
    }

    @Test
    void aBrandsNewKeyIsActiveAfter72HoursUnlessTheOldOneVetoes() {
        NewKey added = new NewKey(
                List.of(), BRAND, id("brand2 key"), key("brand2").publicKey().base64());
        world.allowed("shop", approved(added));
        var signer = new com.jitrace.chain.signing.BatchSigner(
                world.genesis.chainId(), BRAND, id("brand2 key"), key("brand2"));
        Ship ship = new Ship(items(0, 0), SHOP, Details.none());
        assertThat(world.refused(signer.sign(world.nextNonce(), world.time + 50, List.of(ship))))
                .isEqualTo(Reason.KEY);
        world.time += 72 * 3_600_000L;
        assertThat(world.execute(signer.sign(world.nextNonce(), world.time + 50, List.of(ship))))
                .isEmpty();
        assertThat(world.refused("brand", new KeyVeto(id("brand2 key")))).isEqualTo(Reason.STATE);
        NewKey third = new NewKey(
                List.of(), BRAND, id("brand3 key"), key("brand3").publicKey().base64());
        world.allowed("shop", approved(third));
        world.allowed("brand", new KeyVeto(id("brand3 key")));
        assertThat(world.refused("brand", new KeyVeto(id("brand3 key")))).isEqualTo(Reason.STATE);
    }

    @Test
    void aRevokedKeyStopsAtOnce() {
        KeyRevocation revocation = new KeyRevocation(List.of(), SHOP, id("shop key"), world.time - 5);
        assertThat(world.refused("brand", revocation)).isEqualTo(Reason.APPROVALS);
        world.allowed("brand", approved(revocation));
        assertThat(world.refused("shop", new Revoke(id("x")))).isEqualTo(Reason.KEY);
        assertThat(world.refused("brand", approved(revocation))).isEqualTo(Reason.STATE);
    }

    @Test
    void aGtinBelongsToOneBrand() {
        world.allowed(
                "brand2",
                approved(Party.brand(
                        id("brand2"),
                        "Other",
                        List.of(),
                        id("brand2 key"),
                        key("brand2").publicKey().base64())));
        Product claim = new Product(id("p2"), Optional.of(hash("gtin")), Optional.empty(), hash("s"));
        assertThat(world.refused("brand2", claim)).isEqualTo(Reason.EXISTS);
        Product other = new Product(PRODUCT, Optional.empty(), Optional.empty(), hash("s"));
        assertThat(world.refused("brand2", other)).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("shop", new Product(id("p3"), Optional.empty(), Optional.empty(), hash("s"))))
                .isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed("brand", new Product(PRODUCT, Optional.empty(), Optional.empty(), hash("version 2")));
        assertThat(world.state.value("product." + PRODUCT).orElseThrow().text("sheet"))
                .isEqualTo(hash("version 2"));
    }

    @Test
    void codesAreIssuedWithinTheLicenceOnly() {
        assertThat(world.refused("brand", issue(REF, 1))).isEqualTo(Reason.EXISTS);
        assertThat(world.refused("brand", issue("AAAAA", 901))).isEqualTo(Reason.LICENCE_EXCEEDED);
        assertThat(world.refused("brand", issue("AAAAA", 500), issue("BBBBB", 401)))
                .isEqualTo(Reason.LICENCE_EXCEEDED);
        world.allowed("brand", issue("AAAAA", 900));
        assertThat(world.refused("brand", issue("BBBBB", 1))).isEqualTo(Reason.LICENCE_EXCEEDED);
        assertThat(world.refused("shop", issue("BBBBB", 1))).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("brand", new Issue("BBBBB", BRAND, 1, World.LICENCE, id("no product"), hash("root"))))
                .isEqualTo(Reason.UNKNOWN);
        world.time += 2_000_000;
        assertThat(world.refused("brand", issue("BBBBB", 1))).isEqualTo(Reason.LICENCE);
    }

    @Test
    void aLicenceNeedsOperatorsAndABrand() {
        var second = new com.jitrace.chain.entry.Licence(List.of(), id("l2"), BRAND, 5, World.START * 2);
        var shops = new com.jitrace.chain.entry.Licence(List.of(), id("l2"), SHOP, 5, World.START * 2);
        assertThat(world.refused("brand", second)).isEqualTo(Reason.APPROVALS);
        assertThat(world.refused("brand", approved(shops))).isEqualTo(Reason.FIELD);
        assertThat(world.refused("brand", approved(licence(9)))).isEqualTo(Reason.EXISTS);
        world.allowed("brand", approved(second));
    }

    @Test
    void onlyTheCustodianShipsAndOnlyTheAddresseeReceives() {
        Details carrier = Details.none().withAuth(AUTH_CARRIER);
        assertThat(world.refused("carrier", new Ship(items(0, 0), SHOP, carrier)))
                .isEqualTo(Reason.CUSTODY);
        world.allowed("brand", new Ship(items(0, 0), SHOP, Details.none()));
        assertThat(world.refused("carrier", new Receive(items(0, 0), carrier))).isEqualTo(Reason.CUSTODY);
        assertThat(world.refused("brand", new Ship(items(0, 0), CARRIER, Details.none())))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Ship(items(1, 1), id("nobody"), Details.none())))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("brand", new Release(items(0, 0), Optional.empty(), Details.none())))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new Ship(items(99, 100), SHOP, Details.none())))
                .isEqualTo(Reason.FIELD);
    }

    @Test
    void anEventLongAgoOrInTheFutureIsRefused() {
        Details old = Details.none().withAt(world.time - 72 * 3_600_000L - 1);
        Details ahead = Details.none().withAt(world.time + 10 * 60_000L);
        assertThat(world.refused("brand", new Ship(items(0, 0), SHOP, old))).isEqualTo(Reason.FIELD);
        assertThat(world.refused("brand", new Ship(items(0, 0), SHOP, ahead))).isEqualTo(Reason.FIELD);
    }

    @Test
    void whatIsRecalledIsNotSoldUntilTheRecallIsLifted() {
        shipToShop(0, 9);
        Sell sale = new Sell(items(0, 0), SHOP_PARIS);
        Optional<String> none = Optional.empty();
        for (Scope scope : List.of(
                new Scope.OfProduct(PRODUCT),
                new Scope.OfBatch(REF),
                new Scope.OfItems(((com.jitrace.chain.entry.Goods.Loose) items(0, 3)).items()))) {
            assertThat(world.refused("brand", new Lift(scope, none, none))).isEqualTo(Reason.STATE);
            assertThat(world.refused("shop", new Recall(scope, none, none))).isEqualTo(Reason.NOT_AUTHORISED);
            world.allowed("brand", new Recall(scope, Optional.of("glass"), none));
            assertThat(world.refused("shop", sale)).isEqualTo(Reason.RECALLED);
            world.allowed("brand", new Lift(scope, none, none));
        }
        world.allowed("shop", sale);
    }

    @Test
    void aRecalledLotIsNotSold() {
        Scope lot = new Scope.OfLot(id("lot"));
        world.allowed("brand", new Lot(id("lot"), PRODUCT, Optional.empty()));
        assertThat(world.refused("brand", new Lot(id("lot"), PRODUCT, Optional.empty())))
                .isEqualTo(Reason.EXISTS);
        world.allowed("brand", issue("AAAAA", 3));
        world.allowed(
                "brand",
                new Release(
                        com.jitrace.chain.entry.Goods.items("AAAAA", com.jitrace.chain.entry.Ranges.of(0, 2)),
                        Optional.of(id("lot")),
                        Details.none()));
        world.allowed("brand", new Recall(lot, Optional.empty(), Optional.empty()));
        assertThat(world.refused(
                        "brand",
                        new Sell(
                                com.jitrace.chain.entry.Goods.items("AAAAA", com.jitrace.chain.entry.Ranges.of(1, 1)),
                                Details.none().withPlace(Place.of("FR-IDF")))))
                .isEqualTo(Reason.RECALLED);
    }

    @Test
    void cancelledItemsAreGoneForGood() {
        shipToShop(0, 9);
        world.allowed("brand", new Cancel(items(0, 1), Details.none()));
        assertThat(world.item(0).text("s")).isEqualTo("cancelled");
        assertThat(world.refused("brand", new Cancel(items(0, 0), Details.none())))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Sell(items(0, 0), SHOP_PARIS))).isEqualTo(Reason.STATE);
        assertThat(world.refused(
                        "carrier", new Cancel(items(2, 2), Details.none().withAuth(AUTH_CARRIER))))
                .isEqualTo(Reason.CUSTODY);
    }
}
