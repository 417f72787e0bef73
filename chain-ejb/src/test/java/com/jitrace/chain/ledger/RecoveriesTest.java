package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.OwnersWord;
import com.jitrace.chain.entry.OwnersWord.Kind;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recovery;
import com.jitrace.chain.entry.RecoveryNotice;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Transfer;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SecretKey;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners say, and what happens when they can say nothing any more. */
class RecoveriesTest {
    private static final ItemName ITEM = new ItemName(REF, 3);
    private static final long DAYS_14 = 14 * 24 * 3_600_000L;
    private final World world = new World().started();
    private final String chain = world.genesis.chainId();

    @BeforeEach
    void owned() {
        world.allowed("brand", new Sell(items(3, 3), Details.none().withPlace(Place.of("FR-IDF"))));
        String sig = sign("anna", Tag.CLAIM, Claim.signed(chain, ITEM, pub("anna"), 0));
        world.allowed("brand", new Claim(ITEM, Optional.empty(), pub("anna"), sig));
    }

    private static String sign(String name, Tag tag, byte[] content) {
        SecretKey secret = key(name);
        return Base64.getEncoder().encodeToString(secret.sign(tag.before(content)));
    }

    private static String pub(String name) {
        return key(name).publicKey().base64();
    }

    private OwnersWord word(String name, Kind kind, long q) {
        return new OwnersWord(kind, ITEM, sign(name, Tag.OWNER, OwnersWord.signed(chain, kind, ITEM, q)));
    }

    private Recovery recovery(String name, long q) {
        return new Recovery(ITEM, pub(name), sign(name, Tag.OWNER, Recovery.signed(chain, ITEM, pub(name), q)));
    }

    private static RecoveryNotice notice(String name) {
        return new RecoveryNotice(ITEM, pub(name), Optional.empty());
    }

    private Transfer transfer(String from, String to, long q) {
        long notAfter = world.time + 1000;
        byte[] offer = Transfer.Offer.signed(chain, pub("invite"), ITEM, notAfter, q);
        byte[] accept = Transfer.Accept.signed(
                ITEM, pub(to), Hash.over(Tag.OFFER.before(offer)).hex());
        return new Transfer(
                ITEM,
                pub(to),
                new Transfer.Offer(pub("invite"), notAfter, sign(from, Tag.OFFER, offer)),
                new Transfer.Accept(sign("invite", Tag.ACCEPT, accept), sign(to, Tag.ACCEPT, accept)));
    }

    @Test
    void onlyTheOwnerDeclaresItsItemStolenAndFound() {
        assertThat(world.refused("shop", word("thief", Kind.STOLEN, 1))).isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", word("anna", Kind.STOLEN, 0))).isEqualTo(Reason.OWNER_SIGNATURE);
        assertThat(world.refused("shop", word("anna", Kind.FOUND, 1))).isEqualTo(Reason.STATE);
        OwnersWord stolen = word("anna", Kind.STOLEN, 1);
        world.allowed("shop", stolen);
        assertThat(world.item(3).texts("f")).containsExactly("stolen");
        assertThat(world.item(3).whole("q")).isEqualTo(2);
        assertThat(world.refused("shop", stolen)).isEqualTo(Reason.STATE);
        world.allowed("carrier", word("anna", Kind.FOUND, 2));
        assertThat(world.item(3).get("f")).isEmpty();
        assertThat(world.refused("shop", stolen)).isEqualTo(Reason.OWNER_SIGNATURE);
    }

    @Test
    void oneWordIsNotAnother() {
        OwnersWord stolen = word("anna", Kind.STOLEN, 1);
        assertThat(world.refused("shop", new OwnersWord(Kind.WITHDRAW, ITEM, stolen.sig())))
                .isEqualTo(Reason.OWNER_SIGNATURE);
    }

    @Test
    void anOfferThatWasWithdrawnIsVoid() {
        Transfer transfer = transfer("anna", "bob", 1);
        world.allowed("shop", word("anna", Kind.WITHDRAW, 1));
        assertThat(world.refused("shop", transfer)).isEqualTo(Reason.OWNER_SIGNATURE);
        world.allowed("shop", transfer("anna", "bob", 2));
        assertThat(world.refused("shop", word("anna", Kind.WITHDRAW, 3))).isEqualTo(Reason.OWNER_SIGNATURE);
    }

    @Test
    void whatNobodyOwnsNobodyDeclares() {
        ItemName other = new ItemName(REF, 4);
        String sig = sign("anna", Tag.OWNER, OwnersWord.signed(chain, Kind.STOLEN, other, 0));
        assertThat(world.refused("shop", new OwnersWord(Kind.STOLEN, other, sig)))
                .isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", new RecoveryNotice(other, pub("bob"), Optional.empty())))
                .isEqualTo(Reason.STATE);
    }

    @Test
    void theBrandRecoversFourteenDaysAfterItsNotice() {
        assertThat(world.refused("brand", recovery("new anna", 1))).isEqualTo(Reason.UNKNOWN);
        assertThat(world.refused("shop", notice("new anna"))).isEqualTo(Reason.NOT_AUTHORISED);
        world.allowed("brand", notice("new anna"));
        assertThat(world.refused("brand", recovery("new anna", 1))).isEqualTo(Reason.STATE);
        world.time += DAYS_14;
        assertThat(world.refused("shop", recovery("new anna", 1))).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(world.refused("brand", recovery("bob", 1))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", recovery("new anna", 0))).isEqualTo(Reason.OWNER_SIGNATURE);
        world.allowed("brand", recovery("new anna", 1));
        assertThat(world.item(3).text("k")).isEqualTo(pub("new anna"));
        assertThat(world.item(3).whole("q")).isEqualTo(2);
        assertThat(world.refused("brand", recovery("new anna", 2))).isEqualTo(Reason.STATE);
        assertThat(world.refused("shop", transfer("anna", "bob", 2))).isEqualTo(Reason.OWNER_SIGNATURE);
    }

    @Test
    void theOldKeyVetoes() {
        assertThat(world.refused("shop", word("anna", Kind.VETO, 1))).isEqualTo(Reason.STATE);
        world.allowed("brand", notice("thief"));
        world.allowed("shop", word("anna", Kind.VETO, 1));
        world.time += DAYS_14;
        assertThat(world.refused("brand", recovery("thief", 1))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", recovery("thief", 2))).isEqualTo(Reason.STATE);
    }

    @Test
    void anOwnerThatHandsItsItemOnStopsARecoveryToo() {
        world.allowed("brand", notice("thief"));
        world.allowed("shop", transfer("anna", "bob", 1));
        world.time += DAYS_14;
        assertThat(world.refused("brand", recovery("thief", 2))).isEqualTo(Reason.STATE);
    }

    @Test
    void aSecondNoticeStartsTheFourteenDaysAgain() {
        world.allowed("brand", notice("new anna"));
        world.time += DAYS_14;
        world.allowed("brand", notice("bob"));
        assertThat(world.refused("brand", recovery("new anna", 1))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", recovery("bob", 1))).isEqualTo(Reason.STATE);
        assertThat(world.value("recovery.7F3KQ/3").text("k")).isEqualTo(pub("bob"));
    }
}
