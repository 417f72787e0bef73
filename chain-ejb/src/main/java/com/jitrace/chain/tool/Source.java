package com.jitrace.chain.tool;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.merkle.Tiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a chain to be verified comes from. */
interface Source extends AutoCloseable {
    /** Bytes that claim to be a block, and the certificate that claims to be its. */
    record Claim(byte[] body, String certificate) {}

    Genesis genesis() throws IOException;

    /** Blocks from this height on, ascending; empty at the end. */
    List<Claim> blocks(long fromHeight) throws IOException;

    /** The checkpoint it publishes, if it does. */
    Optional<String> checkpoint() throws IOException;

    /** The first tile, entry bundle or block file that is not what the blocks say; called with the log as recomputed. */
    Optional<String> wrongTile(Tiles.Source recomputed, long size) throws IOException;

    @Override
    default void close() throws IOException {
        // most have nothing to give back
    }
}
