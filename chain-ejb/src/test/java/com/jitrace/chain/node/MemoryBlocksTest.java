package com.jitrace.chain.node;

class MemoryBlocksTest extends BlocksContract {
    @Override
    protected Blocks open() {
        return new MemoryBlocks();
    }

    @Override
    protected boolean lasting() {
        return false;
    }
}
