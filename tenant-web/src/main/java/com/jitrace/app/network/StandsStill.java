package com.jitrace.app.network;

import com.jitrace.chain.gateway.Standstill;

/** Somebody decided something new while the network takes nothing; it is undone and becomes 503, or a sentence on the page, at the edge. */
public final class StandsStill extends RuntimeException {
    /** When it is worth trying again. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private static final long serialVersionUID = 1L;

    private final transient Standstill why;

    public StandsStill(Standstill why) {
        super(why.sentence());
        this.why = why;
    }

    public Standstill why() {
        return why;
    }
}
