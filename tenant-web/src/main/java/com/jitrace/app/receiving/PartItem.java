package com.jitrace.app.receiving;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Ranges;
import java.util.List;

/**
 * One part.
 *
 * @param product its part number, by product id
 * @param ref of its batch of codes
 */
public record PartItem(String product, String ref, int index) {
    Goods goods() {
        return new Goods.Loose(List.of(new BatchItems(ref, Ranges.of(index, index))));
    }
}
