package com.jitrace.app.trace;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PartUse;

/**
 * One stop of a walk: items of a batch, or counted pieces of a lot, and how they are bound to the stop before.
 *
 * @param id from 0, in the order of the walk
 * @param before id of the stop from which it was reached; -1 for where the walk begins
 * @param depth steps from the beginning
 * @param in the entry that bound it to the stop before; untold for where the walk begins
 * @param out the entry that parted them again; leaf 0 while they are together
 */
public record Node(int id, int before, int depth, Content content, PartUse.Deed in, PartUse.Deed out) {
    /** What is there. */
    public sealed interface Content permits Items, Pieces, Sealed {
        long count();
    }

    /**
     * Items that the reader was told of.
     *
     * @param product name of the product, or ""
     * @param maker party that recorded them as made, or ""
     * @param lot as printed, its id on the chain when the reader does not know the print, or ""
     * @param records of measurements and documents that the reader has about them
     */
    public record Items(Origin.Stretch items, String product, ItemState state, String maker, String lot, int records)
            implements Content {
        @Override
        public long count() {
            return items.count();
        }
    }

    /**
     * Counted pieces of a lot.
     *
     * @param lot as printed, or its id on the chain
     */
    public record Pieces(String lot, String product, long count) implements Content {}

    /** The chain proves that something is there; what it is, the reader was not told. */
    public record Sealed(long count) implements Content {}

    public boolean together() {
        return out.leaf() == 0;
    }
}
