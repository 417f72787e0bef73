package com.jitrace.app.gate;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
    private final IdempotencyStore store = new MemoryIdempotencyStore();

    @Override
    protected IdempotencyStore store() {
        return store;
    }
}
