package com.jitrace.chain.simulation;

/** A promise of SECURITY §1 does not hold. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(Promise promise, String how) {
        super(promise + ": " + how);
    }

    static void unless(boolean holds, Promise promise, String how) {
        if (!holds) {
            throw new Broken(promise, how);
        }
    }
}
