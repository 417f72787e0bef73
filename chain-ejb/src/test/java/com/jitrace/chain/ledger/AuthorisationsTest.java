package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.AUTH_CARRIER;
import static com.jitrace.chain.ledger.World.AUTH_SHOP;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.auth;
import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an authorisation covers, whom it is passed on to, and which refusal comes first. */
class AuthorisationsTest {
    private static final Details SHOP_PARIS = Details.none().withAuth(AUTH_SHOP).withPlace(Place.of("FR-IDF"));
    private final World world = new World().started();

    private void shipToShop(int first, int last) {
        world.allowed("brand", new Ship(items(first, last), SHOP, Details.none()));
        world.allowed("shop", new Receive(items(first, last), SHOP_PARIS));
    }

    @Test
    void anUnauthorisedSaleIsRefusedWithItsReason() {
        shipToShop(0, 9);
        Place paris = Place.of("FR-IDF");
        world.allowed("brand", narrow("narrow", List.of("FR-IDF", "IT"), world.time + 1000));
        Details narrow = Details.none().withAuth(id("narrow"));
        assertThat(world.refused("shop", new Sell(items(0, 0), Details.none().withPlace(paris))))
                .isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("carrier", new Sell(items(0, 0), SHOP_PARIS))).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("shop", new Sell(items(0, 0), narrow.withPlace(Place.of("FR-ARA")))))
                .isEqualTo(Reason.AUTH_REGION);
        assertThat(world.refused("shop", new Cancel(items(0, 0), SHOP_PARIS))).isEqualTo(Reason.AUTH_ACT);
        world.allowed("shop", new Sell(items(0, 0), narrow.withPlace(Place.of("IT-25"))));
        world.time += 2000;
        assertThat(world.refused("shop", new Sell(items(1, 1), narrow.withPlace(paris))))
                .isEqualTo(Reason.AUTH_TIME);
        world.allowed("brand", new Revoke(AUTH_SHOP));
        assertThat(world.refused("shop", new Sell(items(1, 1), SHOP_PARIS))).isEqualTo(Reason.AUTH_REVOKED);
        assertThat(world.refused("brand", new Revoke(AUTH_SHOP))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Revoke(AUTH_CARRIER))).isEqualTo(Reason.NOT_AUTHORISED);
    }

    @Test
    void anAuthorisationCoversItsProductsOnly() {
        String other = id("other product");
        world.allowed("brand", new Product(other, Optional.empty(), Optional.empty(), hash("s")));
        world.allowed(
                "brand",
                new Authorise(
                        id("narrow"),
                        SHOP,
                        List.of(other),
                        List.of("*"),
                        List.of(Act.RECEIVE),
                        0,
                        World.START * 2,
                        Optional.empty()));
        world.allowed("brand", new Ship(items(0, 0), SHOP, Details.none()));
        assertThat(world.refused("shop", new Receive(items(0, 0), Details.none().withAuth(id("narrow")))))
                .isEqualTo(Reason.AUTH_PRODUCT);
    }

    private static Authorise narrow(String name, List<String> regions, long until) {
        return new Authorise(id(name), SHOP, List.of(PRODUCT), regions, List.of(Act.SELL), 0, until, Optional.empty());
    }

    @Test
    void anAuthorisationIsPassedOnWithinItsScopeAndDiesWithItsParent() {
        world.allowed(
                "brand",
                new Authorise(
                        id("root"),
                        CARRIER,
                        List.of(PRODUCT),
                        List.of("FR"),
                        List.of(Act.AUTHORISE, Act.RECEIVE, Act.SELL),
                        0,
                        World.START * 2,
                        Optional.empty()));
        assertThat(world.refused("carrier", child("root", List.of(PRODUCT), "IT-25", Act.SELL)))
                .isEqualTo(Reason.AUTH_REGION);
        assertThat(world.refused("carrier", child("root", List.of("*"), "FR-IDF", Act.SELL)))
                .isEqualTo(Reason.AUTH_PRODUCT);
        assertThat(world.refused("carrier", child("root", List.of(PRODUCT), "FR-IDF", Act.SHIP)))
                .isEqualTo(Reason.AUTH_ACT);
        assertThat(world.refused("carrier", child(AUTH_CARRIER, List.of(PRODUCT), "FR-IDF", Act.SHIP)))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("shop", child("root", List.of(PRODUCT), "FR-IDF", Act.SELL)))
                .isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("carrier", auth(id("orphan"), SHOP, Act.SELL))).isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed("carrier", child("root", List.of(PRODUCT), "FR-IDF", Act.SELL));
        shipToShop(0, 9);
        Details passed = Details.none().withAuth(id("child of root")).withPlace(Place.of("FR-IDF"));
        world.allowed("shop", new Sell(items(0, 0), passed));
        world.allowed("brand", new Revoke(id("root")));
        assertThat(world.refused("shop", new Sell(items(1, 1), passed))).isEqualTo(Reason.AUTH_REVOKED);
    }

    private static Authorise child(String parent, List<String> products, String region, Act act) {
        return new Authorise(
                id("child of " + parent),
                SHOP,
                products,
                List.of(region),
                List.of(act),
                0,
                World.START * 2,
                Optional.of(id(parent)));
    }

    private static Authorise under(Optional<String> parent, String name, String to, String product) {
        return new Authorise(
                id(name),
                to,
                List.of(product),
                List.of("FR"),
                List.of(Act.AUTHORISE, Act.SELL),
                0,
                World.START * 2,
                parent.map(World::id));
    }

    @Test
    void authorisationsAreThreeDeepAtMost() {
        world.allowed("brand", under(Optional.empty(), "1", CARRIER, PRODUCT));
        world.allowed("carrier", under(Optional.of("1"), "2", SHOP, PRODUCT));
        world.allowed("shop", under(Optional.of("2"), "3", CARRIER, PRODUCT));
        assertThat(world.refused("carrier", under(Optional.of("3"), "4", SHOP, PRODUCT)))
                .isEqualTo(Reason.FIELD);
        world.allowed("brand", new Ship(items(0, 0), CARRIER, Details.none()));
        world.allowed("carrier", new Receive(items(0, 0), Details.none().withAuth(AUTH_CARRIER)));
        Details third = Details.none().withAuth(id("3")).withPlace(Place.of("FR-IDF"));
        world.allowed("brand", new Revoke(id("1")));
        assertThat(world.refused("carrier", new Sell(items(0, 0), third))).isEqualTo(Reason.AUTH_REVOKED);
    }

    /** The first failure decides, in the order of CHAIN.md §8, so that every node names the same one. */
    @Test
    void fieldsComeBeforeAuthorisationAndAuthorisationBeforeState() {
        world.allowed("brand", under(Optional.empty(), "root", CARRIER, PRODUCT));
        world.allowed("brand", new Revoke(id("root")));
        assertThat(world.refused("carrier", under(Optional.of("root"), "child", SHOP, id("no product"))))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("carrier", under(Optional.of("root"), "child", SHOP, PRODUCT)))
                .isEqualTo(Reason.AUTH_REVOKED);
        Details none = Details.none();
        assertThat(world.refused("shop", new Ship(items(0, 0), id("nobody"), none)))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("shop", new Ship(items(0, 100), CARRIER, none)))
                .isEqualTo(Reason.FIELD);
        assertThat(world.refused("shop", new Ship(items(0, 0), CARRIER, none))).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("shop", new Ship(items(0, 0), CARRIER, none.withAuth(AUTH_SHOP))))
                .isEqualTo(Reason.CUSTODY);
    }
}
