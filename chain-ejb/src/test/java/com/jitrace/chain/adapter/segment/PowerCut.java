package com.jitrace.chain.adapter.segment;

/** The simulated machine stopped in the middle of something. An Error, so that no code under test takes it for a failed write. */
public final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    public PowerCut(String where) {
        super(where, null, false, false);
    }
}
