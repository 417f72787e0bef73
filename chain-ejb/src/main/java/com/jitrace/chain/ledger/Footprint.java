package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one entry found where it went: enough to take it back while it is the last word about its goods. One thread. */
final class Footprint {
    /** Goods in more different states than this cannot be put back: a record stays small. */
    static final int PASTS_MAX = 8;

    private final Hash leaf;
    private final Set<JsonObject> pasts = new LinkedHashSet<>();
    private boolean tooMany;

    Footprint(Hash leaf) {
        this.leaf = leaf;
    }

    /** Hash of the entry's leaf. */
    Hash leaf() {
        return leaf;
    }

    /** One item or unit as it was. */
    void found(JsonObject past) {
        tooMany |= pasts.size() == PASTS_MAX && !pasts.contains(past);
        if (!tooMany) {
            pasts.add(past);
        }
    }

    Set<JsonObject> pasts() {
        return tooMany ? Set.of() : pasts;
    }

    boolean isEmpty() {
        return pasts.isEmpty();
    }
}
