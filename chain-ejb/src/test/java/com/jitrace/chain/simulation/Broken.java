package com.jitrace.chain.simulation;

/** A promise of SECURITY §1 does not hold. */
public final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Broken(Promise promise, String how) {
        super(promise + ": " + how);
    }

    public static void unless(boolean holds, Promise promise, String how) {
        if (!holds) {
            throw new Broken(promise, how);
        }
    }
}
