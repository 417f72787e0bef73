package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Optional;

/**
 * One entry at the rules: who says it, when, and the state it changes.
 *
 * @param chain id of the chain, which owners' and operators' signatures name
 */
record Context(Overlay state, String chain, String author, Moment moment, Footprint footprint) {
    static final String RECALLED = "recalled";

    /** Of the block, milliseconds UTC. */
    long time() {
        return moment.time();
    }

    /** Hash of the entry's leaf, for histories. */
    Hash leaf() {
        return footprint.leaf();
    }

    /** The value of a key that must be there. */
    JsonObject known(String key) {
        return state.value(key).orElseThrow(() -> Broken.rule(Reason.UNKNOWN, key));
    }

    void fresh(String key) {
        unless(state.value(key).isEmpty(), Reason.EXISTS, () -> key);
    }

    /** Refuses unless the author is this brand. */
    void onlyBrand(String brand, String what) {
        unless(author.equals(brand), Reason.NOT_AUTHORISED, () -> what + " is not the author's");
    }

    void inWindow(Optional<Long> at) {
        at.ifPresent(t -> unless(
                t >= time() - Limits.EVENT_AGE_MILLIS_MAX && t <= time() + Limits.EVENT_AHEAD_MILLIS_MAX,
                Reason.FIELD,
                () -> "at lies more than 72 h before or 5 min after the block"));
    }

    boolean flagged(String key) {
        return known(key).texts("f").contains(RECALLED);
    }

    /** Sets or clears the recall flag of a product, lot or batch. */
    void flag(String key, boolean recalled) {
        state.put(key, known(key).with("f", recalled ? List.of(RECALLED) : List.of()));
    }
}
