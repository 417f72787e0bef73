package com.jitrace.app.receiving;

/** What becomes of a part at the gate; the later one weighs more. */
public enum Decision {
    /** It comes in: its receipt goes to the chain. */
    ACCEPT,
    /** It is put aside until somebody has looked. */
    QUARANTINE,
    /** It does not come in. */
    REJECT
}
