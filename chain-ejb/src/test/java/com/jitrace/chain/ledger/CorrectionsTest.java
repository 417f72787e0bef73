package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.auth;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.issue;
import static com.jitrace.chain.ledger.World.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.EntryName;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing.Contents;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.signing.SignedBatch;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final Details NONE = Details.none();
    private static final Details AT_SHOP = NONE.withAuth(id("shop all")).withPlace(Place.of("FR-IDF"));
    private final World world = new World().started();

    @BeforeEach
    void theShopMayCorrect() {
        world.allowed(
                "brand",
                auth(id("shop all"), SHOP, Act.CORRECT, Act.DESTROY, Act.RECEIVE, Act.RETURN, Act.SELL, Act.SHIP));
    }

    /** Says it and returns the name of the entry. */
    private EntryName said(String author, Statement statement) {
        SignedBatch batch = world.batch(author, statement);
        assertThat(world.execute(batch)).isEmpty();
        return new EntryName(batch.batchId(), 0);
    }

    private static JsonObject withoutHistory(JsonObject item) {
        return item.without("h").without("n");
    }

    private void takenBack(String author, Statement statement, Goods goods, Details details) {
        JsonObject before = world.item(0);
        EntryName entry = said(author, statement);
        assertThat(withoutHistory(world.item(0))).isNotEqualTo(withoutHistory(before));
        world.allowed(author, new Correct(goods, entry, details));
        assertThat(withoutHistory(world.item(0)))
                .as("%s taken back", statement.type())
                .isEqualTo(withoutHistory(before));
        assertThat(world.item(0).whole("n")).isEqualTo(before.whole("n") + 2);
    }

    @Test
    void theLastEntryIsTakenBackByItsAuthor() {
        Goods one = items(0, 0);
        takenBack("brand", new Ship(one, SHOP, NONE), one, NONE);
        takenBack("brand", new Cancel(one, NONE), one, NONE);
        takenBack("brand", new Destroy(one, NONE), one, NONE);
        world.allowed("brand", new Ship(one, SHOP, NONE));
        takenBack("shop", new Receive(one, AT_SHOP), one, AT_SHOP);
        assertThat(world.item(0).text("c")).isEqualTo(BRAND);
        assertThat(world.item(0).text("to")).isEqualTo(SHOP);
        world.allowed("shop", new Receive(one, AT_SHOP));
        takenBack("shop", new Sell(one, AT_SHOP), one, AT_SHOP);
    }

    @Test
    void aReturnTakenBackKeepsTheOwnersSequence() {
        world.allowed("brand", new Sell(items(0, 0), NONE.withPlace(Place.of("FR-IDF"))));
        JsonObject sold = world.item(0);
        EntryName entry = said("brand", new Return(items(0, 0), NONE));
        world.allowed("brand", new Correct(items(0, 0), entry, NONE));
        assertThat(withoutHistory(world.item(0))).isEqualTo(withoutHistory(sold).with("q", 1));
    }

    @Test
    void aCommissionTakenBackLeavesIssuedCodes() {
        world.allowed("brand", issue("AAAAA", 3), new Lot(id("lot"), World.PRODUCT, Optional.empty()));
        Goods all = Goods.items("AAAAA", Ranges.of(0, 2));
        EntryName entry = said("brand", new Commission(all, Optional.of(id("lot")), NONE));
        assertThat(world.refused("brand", new Commission(all, Optional.empty(), NONE)))
                .isEqualTo(Reason.STATE);
        world.allowed("brand", new Correct(all, entry, NONE));
        world.allowed("brand", new Commission(all, Optional.empty(), NONE));
    }

    @Test
    void somethingSaidSinceMakesACorrectionARemark() {
        EntryName entry = said("brand", new Ship(items(0, 1), SHOP, NONE));
        world.allowed("brand", new Observe(items(0, 0), "inspection", NONE));
        JsonObject before = world.item(0);
        world.allowed("brand", new Correct(items(0, 1), entry, NONE));
        assertThat(withoutHistory(world.item(0))).isEqualTo(withoutHistory(before));
        assertThat(world.item(0).whole("n")).isEqualTo(before.whole("n") + 1);
        assertThat(world.item(1).get("to")).isEmpty();
        JsonObject again = world.item(1);
        world.allowed("brand", new Correct(items(1, 1), entry, NONE));
        assertThat(withoutHistory(world.item(1))).isEqualTo(withoutHistory(again));
    }

    @Test
    void onlyTheAuthorWithinItsAuthorisationCorrectsWithin72Hours() {
        EntryName entry = said("brand", new Ship(items(0, 0), SHOP, NONE));
        assertThat(world.refused("shop", new Correct(items(0, 0), entry, AT_SHOP)))
                .isEqualTo(Reason.NOT_AUTHORISED);
        EntryName received = said("shop", new Receive(items(0, 0), AT_SHOP));
        assertThat(world.refused("shop", new Correct(items(0, 0), received, NONE)))
                .isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("shop", new Correct(items(0, 0), received, NONE.withAuth(World.AUTH_SHOP))))
                .isEqualTo(Reason.AUTH_ACT);
        EntryName none = new EntryName(received.batchId(), 1);
        assertThat(world.refused("shop", new Correct(items(0, 0), none, AT_SHOP)))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("shop", new Correct(items(0, 0), new EntryName("0".repeat(64), 0), AT_SHOP)))
                .isEqualTo(Reason.UNKNOWN);
        world.time += 72 * 3_600_000L;
        assertThat(world.refused("shop", new Correct(items(0, 0), received, AT_SHOP)))
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void goodsFoundInTooManyStatesAreNotPutBack() {
        for (int i = 0; i < 9; i++) {
            for (int n = 0; n < i; n++) {
                world.allowed("brand", new Observe(items(i, i), "inspection", NONE));
            }
        }
        EntryName eight = said("brand", new Ship(items(0, 7), SHOP, NONE));
        world.allowed("brand", new Correct(items(0, 7), eight, NONE));
        assertThat(world.item(5).get("to")).isEmpty();
        EntryName nine = said("brand", new Ship(items(0, 8), SHOP, NONE));
        assertThat(world.refused("brand", new Correct(items(0, 8), nine, NONE))).isEqualTo(Reason.STATE);
    }

    @Test
    void whatCameOutOfAUnitStaysOutWhenItsShippingIsTakenBack() {
        world.allowed("brand", new Pack(id("case"), Contents.of((Goods.Loose) items(0, 9)), NONE));
        world.allowed("brand", new Ship(Goods.unit(id("case")), SHOP, NONE));
        world.allowed("shop", new Receive(Goods.unit(id("case")), AT_SHOP));
        EntryName entry = said("shop", new Ship(items(0, 0), CARRIER, AT_SHOP));
        world.allowed("shop", new Ship(Goods.unit(id("case")), CARRIER, AT_SHOP));
        world.allowed("shop", new Correct(items(0, 0), entry, AT_SHOP));
        assertThat(world.item(0).text("c")).isEqualTo(SHOP);
        assertThat(world.item(0).get("u")).isEmpty();
        assertThat(world.item(0).get("to")).isEmpty();
    }

    @Test
    void aUnitsJourneyIsTakenBackLikeAnItems() {
        Goods unit = Goods.unit(id("case"));
        world.allowed("brand", new Pack(id("case"), Contents.of((Goods.Loose) items(0, 9)), NONE));
        EntryName shipped = said("brand", new Ship(unit, SHOP, NONE));
        EntryName received = said("shop", new Receive(unit, AT_SHOP));
        assertThat(world.refused("brand", new Correct(unit, received, NONE))).isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed("brand", new Correct(unit, shipped, NONE));
        assertThat(world.unit("case").text("c")).isEqualTo(SHOP);
        EntryName again = said("shop", new Ship(unit, BRAND, AT_SHOP));
        world.allowed("shop", new Correct(unit, again, AT_SHOP));
        assertThat(world.unit("case").get("to")).isEmpty();
        assertThat(world.unit("case").text("r")).isEqualTo("FR-IDF");
    }

    @Test
    void packingCannotBeCorrectedOnlyUndone() {
        EntryName packed = said("brand", new Pack(id("case"), Contents.of((Goods.Loose) items(0, 9)), NONE));
        assertThat(world.refused("brand", new Correct(items(0, 0), packed, NONE)))
                .isEqualTo(Reason.UNKNOWN);
    }
}
