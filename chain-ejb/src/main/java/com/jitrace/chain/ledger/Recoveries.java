package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recovery;
import com.jitrace.chain.entry.RecoveryNotice;
import com.jitrace.chain.merkle.Tag;

/**
 * A lost owner key is replaced by the brand, in the open and slowly: whatever the old key signs meanwhile (it moves q) makes the announcement
 * void (decision 0013).
 */
final class Recoveries {
    private Recoveries() {}

    static void announce(Context at, RecoveryNotice notice) {
        onlyBrand(at, notice.item());
        Items.change(at, Parts.single(notice.item()), item -> {
            Owners.owned(item);
            at.state()
                    .put(
                            key(notice.item()),
                            JsonObject.EMPTY
                                    .with("from", at.time() + Limits.RECOVERY_DELAY_MILLIS)
                                    .with("k", notice.k())
                                    .with("q", item.ownerSequence()));
            return item;
        });
    }

    static void recover(Context at, Recovery recovery) {
        at.known(key(recovery.item()));
        onlyBrand(at, recovery.item());
        Items.change(at, Parts.single(recovery.item()), item -> {
            Owners.owned(item);
            JsonObject notice = announced(at, recovery.item(), item);
            unless(
                    notice.text("k").equals(recovery.k()),
                    Reason.STATE,
                    () -> "another key was announced for item " + recovery.item());
            unless(
                    at.time() >= notice.whole("from"),
                    Reason.STATE,
                    () -> "the old owner may veto until 14 days after the notice");
            byte[] signed =
                    Tag.OWNER.before(Recovery.signed(at.chain(), recovery.item(), recovery.k(), item.ownerSequence()));
            Owners.signedBy(recovery.k(), signed, recovery.signature(), "the recovery");
            return item.ownedBy(recovery.k());
        });
    }

    /** The notice that still holds for this item; refuses if there is none. */
    static JsonObject announced(Context at, ItemName name, Item item) {
        return at.state()
                .value(key(name))
                .filter(n -> n.whole("q") == item.ownerSequence())
                .orElseThrow(() -> Broken.rule(Reason.STATE, "no recovery of item " + name + " is announced"));
    }

    private static void onlyBrand(Context at, ItemName item) {
        at.onlyBrand(at.known("batch." + item.batch()).text("brand"), "batch " + item.batch());
    }

    private static String key(ItemName item) {
        return "recovery." + item;
    }
}
