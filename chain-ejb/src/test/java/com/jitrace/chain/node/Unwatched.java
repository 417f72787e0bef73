package com.jitrace.chain.node;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.validator.Equivocation;

/** Nobody listens. */
final class Unwatched implements Chain.Watcher {
    @Override
    public void moved() {
        // nobody listens
    }

    @Override
    public void certified(Executed block) {
        // nobody listens
    }

    @Override
    public void lied(Equivocation lie) {
        throw new AssertionError(lie.toString());
    }
}
