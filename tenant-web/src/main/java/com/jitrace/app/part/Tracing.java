package com.jitrace.app.part;

import java.util.Optional;

/** How closely a part number is followed; the names are part of the interface. */
public enum Tracing {
    /** Every piece has a code and a record of its own. */
    PIECE,
    /** Pieces of one production lot share a record. */
    LOT,
    /** Counted only: no code, no record. */
    NONE;

    public static Optional<Tracing> named(String name) {
        for (Tracing tracing : values()) {
            if (tracing.name().equals(name)) {
                return Optional.of(tracing);
            }
        }
        return Optional.empty();
    }
}
