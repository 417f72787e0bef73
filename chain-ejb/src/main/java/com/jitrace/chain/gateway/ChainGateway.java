package com.jitrace.chain.gateway;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.signing.SignedBatch;
import java.util.List;
import java.util.Optional;

/** The door of the chain. Batches of one author submitted in order are executed in order. Safe for any number of threads. */
public interface ChainGateway {
    /** The chain's id, origin, quorum, validators and operators. */
    Genesis genesis();

    /** Takes a batch into the pool, or says at once why it never can be. Accepting is no promise of finality: see {@link #outcome}. */
    Submission submit(SignedBatch batch);

    /** What became of a batch. Final is known for ever; a refusal until the batch's notAfter, in bounded memory. */
    Outcome outcome(String batchId);

    Head head();

    /** How the network looks from here, for whoever watches it; asks nobody. */
    NetworkState network();

    /** Certified blocks, ascending, from this height on; at most {@code blocksMax}, fewer if they are large, empty at the end. */
    List<CertifiedBlock> blocks(long fromHeight, int blocksMax);

    /** Waits until a block above this height is certified; false if none was in time. */
    boolean awaitBlockAfter(long height, long timeoutMillis) throws InterruptedException;

    /** The leaf at this index with its path to a published checkpoint; empty if the checkpoint does not reach it yet. */
    Optional<EntryProof> proof(long index);

    /** Value or absence of a key ({@code party.…}, or an item as {@code item/{ref}/{index}}) at a published checkpoint. */
    StateProof state(String key);
}
