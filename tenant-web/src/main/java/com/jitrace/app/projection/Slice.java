package com.jitrace.app.projection;

import com.jitrace.app.readmodel.ItemState;
import java.util.Set;

/**
 * What one organisation may see of the chain.
 *
 * @param own parties it acts as
 * @param brands parties of the brands for which it acts (its own party, when it is a brand)
 * @param partners parties it admitted as partners
 */
record Slice(Set<String> own, Set<String> brands, Set<String> partners) {
    Slice {
        own = Set.copyOf(own);
        brands = Set.copyOf(brands);
        partners = Set.copyOf(partners);
    }

    /** Whether one of its parties has the items, or is to receive them. */
    boolean holds(ItemState state) {
        return own.contains(state.custodian()) || own.contains(state.addressee());
    }
}
