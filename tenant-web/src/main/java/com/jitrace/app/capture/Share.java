package com.jitrace.app.capture;

import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Goods;
import java.util.List;
import java.util.Set;

/**
 * One brand's share of a selection: one entry, signed as the party that this organisation is for that brand.
 *
 * @param own whether this organisation is the brand itself, which needs no authorisation
 * @param products whose items they are
 * @param count of items
 */
record Share(Party party, boolean own, Goods goods, Set<String> products, int count) {
    /** The items by their names; none for a unit. */
    List<BatchItems> items() {
        return goods instanceof Goods.Loose loose ? loose.items() : List.of();
    }
}
