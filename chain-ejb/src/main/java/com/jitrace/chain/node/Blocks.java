package com.jitrace.chain.node;

import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.util.Optional;

/** The blocks a node has, certified or about to be, and what it signed. Every write is durable before it returns. */
public interface Blocks extends AutoCloseable {
    /** Why these blocks cannot be trusted as they are, if so (damage, or fewer blocks than the watermark says): nothing is written then. */
    Optional<String> doubt();

    /** Height of the last block; 0 if there is none. */
    long height();

    /** Height up to which there are certificates without a gap. */
    long certified();

    Watermark watermark();

    /**
     * Makes durable what was read, and cuts a write that did not finish and about which nothing was signed. Before this nothing was changed and
     * nothing can be written; the caller has found no fault in the blocks.
     */
    void firm() throws IOException;

    /** Appends block {@code height() + 1}. */
    void append(long firstIndex, byte[] body) throws IOException;

    void watermark(Watermark watermark) throws IOException;

    /** Appends the certificate of block {@code certified() + 1}. */
    void certify(String note) throws IOException;

    /**
     * Puts another block in the place of the last one, which has no certificate: others certified this one. All of it or nothing is there after a
     * crash; with its certificate the block is complete, and {@link #certify} follows as always.
     *
     * @param note the certificate: without it nobody would know at the next start that the block may differ from what was signed
     */
    void replace(long firstIndex, byte[] body, String note) throws IOException;

    /** How full the disk is that holds them; none if none does. */
    default Optional<NetworkState.Disk> disk() throws IOException {
        return Optional.empty();
    }

    byte[] body(long height) throws IOException;

    String certificate(long height) throws IOException;

    /** Log index of a block's first leaf. */
    long firstIndex(long height);

    /** Height of the block that holds this leaf; there must be one. */
    long heightOf(long index);

    @Override
    void close();
}
