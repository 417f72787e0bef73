package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.epoch.Epochs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a chain to be verified comes from. */
interface Source extends AutoCloseable {
    /** Bytes that claim to be a block, and the certificate that claims to be its. */
    record Claim(byte[] body, String certificate) {}

    Genesis genesis() throws IOException;

    /** The operators' documents; none if nothing had to be settled. Throws {@link com.jitrace.chain.entry.Malformed}. */
    default Epochs epochs() throws IOException {
        return Epochs.NONE;
    }

    /** What is wrong before any block is looked at: files whose checksums do not fit. */
    default Optional<String> damage() throws IOException {
        return Optional.empty();
    }

    /** Certified blocks from this height on, ascending; empty at the end. */
    List<Claim> blocks(long fromHeight) throws IOException;

    /** The checkpoint it publishes, if it does. */
    Optional<String> checkpoint() throws IOException;

    /** The height at which {@link #wrongState} must be asked, if there is a state to compare. */
    default Optional<Long> stateHeight() {
        return Optional.empty();
    }

    /** The places of the stored state that are not what the blocks up to {@link #stateHeight} give. */
    default List<String> wrongState(RocksState replayed, Progress progress) throws IOException {
        return List.of();
    }

    /** A block after the last certified one, which has no certificate yet. */
    default Optional<byte[]> pending() throws IOException {
        return Optional.empty();
    }

    /** The first thing beside the blocks that is not what they say: tile, entry bundle, watermark. */
    Optional<String> wrongBeside(Tip tip, RocksState replayed, Progress progress) throws IOException;

    @Override
    default void close() throws IOException {
        // most have nothing to give back
    }
}
