package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.node.BlocksContract;
import java.util.Random;

class SegmentBlocksOnASimulatedDiskTest extends BlocksContract {
    private final SimulatedDisk disk = new SimulatedDisk(new Random(1));

    @Override
    protected Blocks open() {
        return disk.blocks("a".repeat(64));
    }

    @Override
    protected boolean lasting() {
        return true;
    }
}
