package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.AUTH_SHOP;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.auth;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Transfer;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SecretKey;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnersTest {
    private static final ItemName ITEM = new ItemName(REF, 3);
    private static final Details AT_SHOP = Details.none().withAuth(AUTH_SHOP).withPlace(Place.of("FR-IDF"));
    private final World world = new World().started();

    @BeforeEach
    void sold() {
        world.allowed("brand", new Ship(items(0, 9), SHOP, Details.none()));
        world.allowed("shop", new Receive(items(0, 9), AT_SHOP));
        world.allowed("shop", new Sell(items(3, 3), AT_SHOP));
    }

    private static String sign(SecretKey key, Tag tag, byte[] content) {
        return Base64.getEncoder().encodeToString(key.sign(tag.before(content)));
    }

    private static String pub(String name) {
        return key(name).publicKey().base64();
    }

    private Claim claim(ItemName item, String owner, long q) {
        byte[] content = Claim.signed(world.genesis.chainId(), item, pub(owner), q);
        return new Claim(item, Optional.empty(), pub(owner), sign(key(owner), Tag.CLAIM, content));
    }

    private Transfer transfer(String from, String to, long q, long notAfter) {
        byte[] offer = Transfer.Offer.signed(world.genesis.chainId(), pub("invite"), ITEM, notAfter, q);
        String offerHash = Hash.over(Tag.OFFER.before(offer)).hex();
        byte[] accept = Transfer.Accept.signed(ITEM, pub(to), offerHash);
        return new Transfer(
                ITEM,
                pub(to),
                new Transfer.Offer(pub("invite"), notAfter, sign(key(from), Tag.OFFER, offer)),
                new Transfer.Accept(sign(key("invite"), Tag.ACCEPT, accept), sign(key(to), Tag.ACCEPT, accept)));
    }

    @Test
    void aSoldItemIsClaimedOnceWithTheOwnersKey() {
        Claim stolen = new Claim(
                ITEM, Optional.empty(), pub("anna"), claim(ITEM, "bob", 0).sig());
        assertThat(world.refused("brand", stolen)).isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("brand", claim(ITEM, "anna", 1))).isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", claim(ITEM, "anna", 0))).isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed("brand", claim(ITEM, "anna", 0));
        assertThat(world.item(3).text("s")).isEqualTo("owned");
        assertThat(world.item(3).text("k")).isEqualTo(pub("anna"));
        assertThat(world.item(3).whole("q")).isEqualTo(1);
        assertThat(world.item(3).get("f")).isEmpty();
        assertThat(world.refused("brand", claim(ITEM, "bob", 1))).isEqualTo(Reason.STATE);
    }

    @Test
    void aClaimBeforeTheSaleIsFlagged() {
        world.allowed("brand", claim(new ItemName(REF, 4), "anna", 0));
        assertThat(world.item(4).texts("f")).containsExactly("claim-before-sale");
        assertThat(world.refused("brand", claim(new ItemName(REF, 100), "anna", 0)))
                .isEqualTo(Reason.FIELD);
    }

    @Test
    void aRelayClaimsUnderItsAuthorisation() {
        world.allowed("brand", auth(id("relay"), CARRIER, Act.CLAIM));
        Claim direct = claim(ITEM, "anna", 0);
        world.allowed("carrier", new Claim(ITEM, Optional.of(id("relay")), direct.k(), direct.sig()));
    }

    @Test
    void anOwnerHandsOnAndEverySignatureCounts() {
        world.allowed("brand", claim(ITEM, "anna", 0));
        long later = world.time + 1000;
        Transfer good = transfer("anna", "bob", 1, later);
        Transfer.Accept swapped =
                new Transfer.Accept(good.accept().byTaker(), good.accept().byTaker());
        Transfer.Accept noTaker =
                new Transfer.Accept(good.accept().byInvite(), good.accept().byInvite());
        assertThat(world.refused("shop", transfer("thief", "bob", 1, later))).isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", transfer("anna", "bob", 0, later))).isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", new Transfer(ITEM, good.k(), good.offer(), swapped)))
                .isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", new Transfer(ITEM, good.k(), good.offer(), noTaker)))
                .isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", new Transfer(ITEM, pub("eve"), good.offer(), good.accept())))
                .isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", transfer("anna", "bob", 1, world.time - 1)))
                .isEqualTo(Reason.STATE);
        world.allowed("carrier", good);
        assertThat(world.item(3).text("k")).isEqualTo(pub("bob"));
        assertThat(world.refused("carrier", good)).isEqualTo(Reason.OWNER_SIGNATURE);
        world.allowed("shop", transfer("bob", "anna", 2, later));
        assertThat(world.item(3).whole("q")).isEqualTo(3);
    }

    @Test
    void whatIsOwnedIsNobodyElsesToMove() {
        world.allowed("brand", claim(ITEM, "anna", 0));
        assertThat(world.refused("brand", new Cancel(items(3, 3), Details.none())))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Return(items(3, 3), AT_SHOP))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", new Sell(items(3, 3), AT_SHOP))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", transfer("anna", "bob", 0, world.time + 50)))
                .isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("brand", claim(new ItemName("ZZZZZ", 1), "anna", 0)))
                .isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void anObservationIsHistoryAndNothingElse() {
        var before = world.item(3);
        world.allowed("brand", new Observe(items(3, 3), "inspection", Details.none()));
        var after = world.item(3);
        assertThat(after.whole("n")).isEqualTo(before.whole("n") + 1);
        assertThat(after.with("h", before.text("h")).with("n", before.whole("n")))
                .isEqualTo(before);
        assertThat(world.refused("shop", new Observe(items(3, 3), "inspection", AT_SHOP)))
                .isEqualTo(Reason.AUTH_ACT);
    }
}
