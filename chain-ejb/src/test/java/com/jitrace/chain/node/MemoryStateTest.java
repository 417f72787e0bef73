package com.jitrace.chain.node;

class MemoryStateTest extends StateStoreContract {
    @Override
    protected StateStore open() {
        return new MemoryState();
    }

    @Override
    protected boolean lasting() {
        return false;
    }
}
