package com.jitrace.app.assembly;

/**
 * What anybody may know of the parts of one part number in an item: no code, lot, serial number or supplier's name is in it.
 *
 * @param name of the part number
 * @param pieces that are inside now by the record, from 1
 * @param builtIn when they were built in
 */
public record ShownPart(String name, long pieces, BuiltIn builtIn, Maker maker, Condition condition) {
    /**
     * When pieces were built in.
     *
     * @param first time of the block, milliseconds UTC
     * @param last the same of the last piece
     */
    public record BuiltIn(long first, long last) {}

    /** Who recorded the pieces as made. Suppliers have no name outside their partners' books (decision 0049). */
    public enum Maker {
        /** Counted pieces: nobody records who made them. */
        UNTOLD,
        BRAND,
        SUPPLIER,
        /** Some by the brand, some by a supplier. */
        BOTH;

        /** @param bits 1 = the brand, 2 = somebody else */
        static Maker of(int bits) {
            return values()[bits & 3];
        }
    }

    /** What was said of any of the pieces since; the worst counts. */
    public enum Condition {
        IN_ORDER,
        /** The brand holds back the piece, or its lot, because of its quality. */
        HELD,
        /** A recall of the piece, its lot, its batch or its part number is in force. */
        RECALLED
    }

    public ShownPart {
        if (pieces < 1) {
            throw new IllegalArgumentException("what is shown has a piece at least, not " + pieces);
        }
    }
}
