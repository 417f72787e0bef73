package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.OwnersWord;
import com.jitrace.chain.entry.Ownership;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recovery;
import com.jitrace.chain.entry.RecoveryNotice;
import com.jitrace.chain.entry.Transfer;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.PublicKey;
import java.util.List;
import java.util.Optional;

/** Ownership passes only with signatures that brand, operator and server cannot make; the first claim they can (CHAIN.md §7, §10). */
final class Owners {
    private static final String CLAIM_BEFORE_SALE = "claim-before-sale";
    private static final String STOLEN = "stolen";

    private Owners() {}

    static void pass(Context at, Ownership ownership) {
        List<BatchItems> one = Parts.single(ownership.item());
        Items.known(at, one);
        if (ownership instanceof Claim claim) {
            Authorisations.allow(at, claim.auth(), Act.CLAIM, Items.products(at, one), Optional.empty());
            Items.change(at, one, item -> claimed(at, claim, item));
        } else if (ownership instanceof Transfer transfer) {
            Items.change(at, one, item -> transferred(at, transfer, item));
        } else if (ownership instanceof OwnersWord word) {
            Items.change(at, one, item -> said(at, word, item));
        } else if (ownership instanceof RecoveryNotice notice) {
            Recoveries.announce(at, notice);
        } else {
            Recoveries.recover(at, (Recovery) ownership);
        }
    }

    /** A packed item that somebody has in hand is no longer in its unit. */
    private static Item claimed(Context at, Claim claim, Item item) {
        boolean sold = item.status().equals(Item.SOLD);
        unless(
                (sold || item.status().equals(Item.RELEASED)) && item.owner().isEmpty(),
                Reason.STATE,
                () -> "the item is " + item.status());
        byte[] signed = Tag.CLAIM.before(Claim.signed(at.chain(), claim.item(), claim.k(), item.ownerSequence()));
        signedBy(claim.k(), signed, claim.signature(), "the claim");
        Item owned = Holding.of(at, item).takenOut(item).ownedBy(claim.k());
        return sold ? owned : owned.flagged(CLAIM_BEFORE_SALE, true);
    }

    private static Item said(Context at, OwnersWord word, Item item) {
        String owner = owned(item);
        boolean stolen = item.fields().texts("f").contains(STOLEN);
        switch (word.kind()) {
            case STOLEN -> unless(!stolen, Reason.STATE, () -> "the item is declared stolen already");
            case FOUND -> unless(stolen, Reason.STATE, () -> "the item is not declared stolen");
            case VETO -> Recoveries.announced(at, word.item(), item);
            case WITHDRAW -> {}
        }
        byte[] signed = Tag.OWNER.before(OwnersWord.signed(at.chain(), word.kind(), word.item(), item.ownerSequence()));
        signedBy(owner, signed, word.signature(), word.type());
        Item spoken = item.spoken();
        return switch (word.kind()) {
            case STOLEN -> spoken.flagged(STOLEN, true);
            case FOUND -> spoken.flagged(STOLEN, false);
            case VETO, WITHDRAW -> spoken;
        };
    }

    /** The key of the owner there must be. */
    static String owned(Item item) {
        unless(item.status().equals(Item.OWNED), Reason.STATE, () -> "the item is " + item.status());
        return item.owner().orElseThrow();
    }

    private static Item transferred(Context at, Transfer transfer, Item item) {
        Transfer.Offer offer = transfer.offer();
        String owner = owned(item);
        unless(at.time() <= offer.notAfter(), Reason.STATE, () -> "the offer has run out");
        byte[] offered = Tag.OFFER.before(Transfer.Offer.signed(
                at.chain(), offer.invite(), transfer.item(), offer.notAfter(), item.ownerSequence()));
        signedBy(owner, offered, offer.signature(), "the offer");
        byte[] accepted = Tag.ACCEPT.before(Transfer.Accept.signed(
                transfer.item(), transfer.k(), Hash.over(offered).hex()));
        signedBy(offer.invite(), accepted, transfer.accept().inviteSignature(), "the acceptance by invitation");
        signedBy(transfer.k(), accepted, transfer.accept().takerSignature(), "the acceptance by the taker");
        return item.ownedBy(transfer.k());
    }

    static void signedBy(String key, byte[] message, byte[] signature, String what) {
        unless(
                PublicKey.ofBase64(key)
                        .filter(k -> k.verifies(message, signature))
                        .isPresent(),
                Reason.OWNER_SIGNATURE,
                () -> what + " is not signed by its key for this item as it is now");
    }
}
