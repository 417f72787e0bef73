package com.jitrace.app.receiving;

/** What is known of the thing that was scanned, at the moment of the decision. */
sealed interface Facts {
    /** Nothing was on it. */
    record NoCode() implements Facts {}

    /** What was on it is no code, or a mistyped one. */
    record Mistyped() implements Facts {}

    /** A code that this organisation did not issue; whether a stranger did, is not told. */
    record Unknown() implements Facts {}

    /**
     * A part of this organisation.
     *
     * @param authorisedThen whether its maker was authorised when the chain took the commission
     * @param authorisedNow whether its maker and whoever sends it are authorised now
     */
    record Known(String product, Whereabouts where, boolean authorisedThen, boolean authorisedNow, Warnings warnings)
            implements Facts {
        /** The same thing elsewhere. */
        Known at(Whereabouts place) {
            return new Known(product, place, authorisedThen, authorisedNow, warnings);
        }
    }

    /** Where the chain has it. */
    enum Whereabouts {
        /** On its way to this organisation, by itself. */
        ARRIVING,
        /** On its way to this organisation, in a unit. */
        ARRIVING_IN_UNIT,
        /** In this organisation's hands, or about to be: it was accepted and waits for the chain. */
        HERE,
        /** In other hands, on its way to somebody else, or never made. */
        ELSEWHERE,
        /** Cancelled or scrapped. */
        ENDED
    }

    /** What speaks against using it. */
    record Warnings(boolean recalled, boolean held) {}
}
