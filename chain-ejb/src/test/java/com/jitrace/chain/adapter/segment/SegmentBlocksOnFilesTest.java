package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.node.BlocksContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SegmentBlocksOnFilesTest extends BlocksContract {
    @TempDir
    Path folder;

    /** Files so small that the contract fills several. */
    @Override
    protected Blocks open() {
        return SegmentBlocks.open(new FileDisk(), folder, "a".repeat(64), new FrameLog.Growth(4_096, 1_024));
    }

    @Override
    protected boolean lasting() {
        return true;
    }
}
