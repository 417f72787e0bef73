package com.jitrace.chain.entry;

import java.util.Optional;

/** A brand's warning about what it made, or its end. */
public sealed interface Recalling extends Statement permits Recall, Lift {
    Scope scope();

    /** A short code such as "contamination"; never personal text. */
    Optional<String> reason();

    Optional<String> doc();

    @Override
    default long touches() {
        return scope() instanceof Scope.OfItems some ? BatchItems.count(some.items()) : 1;
    }
}
