package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Ownership;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Transfer;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.PublicKey;
import java.util.List;
import java.util.Optional;

/** Ownership passes only with signatures that brand, operator and server cannot make; the first claim they can (CHAIN.md §7, §10). */
final class Owners {
    private static final String CLAIM_BEFORE_SALE = "claim-before-sale";

    private Owners() {}

    static void pass(Context at, Ownership ownership) {
        ItemName name = ownership.item();
        List<BatchItems> one = List.of(new BatchItems(name.batch(), Ranges.of(name.index(), name.index())));
        Items.known(at, one);
        if (ownership instanceof Claim claim) {
            Authorisations.allow(at, claim.auth(), Act.CLAIM, Items.products(at, one), Optional.empty());
            Items.change(at, one, item -> claimed(at, claim, item));
        } else {
            Items.change(at, one, item -> transferred(at, (Transfer) ownership, item));
        }
    }

    private static Item claimed(Context at, Claim claim, Item item) {
        boolean sold = item.status().equals(Item.SOLD);
        unless(
                (sold || item.status().equals(Item.RELEASED)) && item.owner().isEmpty(),
                Reason.STATE,
                () -> "the item is " + item.status());
        byte[] signed = Tag.CLAIM.before(Claim.signed(at.chain(), claim.item(), claim.k(), item.ownerSequence()));
        signedBy(claim.k(), signed, claim.signature(), "the claim");
        Item owned = item.ownedBy(claim.k());
        return sold ? owned : owned.flagged(CLAIM_BEFORE_SALE, true);
    }

    private static Item transferred(Context at, Transfer transfer, Item item) {
        Transfer.Offer offer = transfer.offer();
        unless(item.status().equals(Item.OWNED), Reason.STATE, () -> "the item is " + item.status());
        unless(at.time() <= offer.notAfter(), Reason.STATE, () -> "the offer has run out");
        String owner = item.owner().orElseThrow();
        byte[] offered = Tag.OFFER.before(Transfer.Offer.signed(
                at.chain(), offer.invite(), transfer.item(), offer.notAfter(), item.ownerSequence()));
        signedBy(owner, offered, offer.signature(), "the offer");
        byte[] accepted = Tag.ACCEPT.before(Transfer.Accept.signed(
                transfer.item(), transfer.k(), Hash.over(offered).hex()));
        signedBy(offer.invite(), accepted, transfer.accept().inviteSignature(), "the acceptance by invitation");
        signedBy(transfer.k(), accepted, transfer.accept().takerSignature(), "the acceptance by the taker");
        return item.ownedBy(transfer.k());
    }

    private static void signedBy(String key, byte[] message, byte[] signature, String what) {
        unless(
                PublicKey.ofBase64(key)
                        .filter(k -> k.verifies(message, signature))
                        .isPresent(),
                Reason.OWNER_SIGNATURE,
                () -> what + " is not signed by its key for this item as it is now");
    }
}
