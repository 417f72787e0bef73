package com.jitrace.chain.node;

class MemoryPastsTest extends PastsContract {
    @Override
    protected StateStore store() {
        return new MemoryState();
    }
}
