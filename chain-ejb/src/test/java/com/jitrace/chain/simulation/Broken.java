package com.jitrace.chain.simulation;

/** A promise of SECURITY §1 does not hold. An error, so that no node takes it for a fault of its disk. */
public final class Broken extends Error {
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
