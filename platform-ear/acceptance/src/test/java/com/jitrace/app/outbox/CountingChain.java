package com.jitrace.app.outbox;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Entry;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.Head;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain that takes every batch, knows it again by its id, and makes no blocks. */
final class CountingChain implements ChainGateway {
    private final Runnable onSubmission;
    private final Map<String, String> taken = new LinkedHashMap<>();
    private final Genesis genesis;

    CountingChain(Runnable onSubmission) {
        this.onSubmission = onSubmission;
        PublicKey key = SecretKey.ofSeed(new byte[SecretKey.SEED_BYTES]).publicKey();
        genesis = new Genesis(
                0,
                "counting.example/test",
                List.of(new Genesis.Operator("op1", key)),
                1,
                new ValidatorSet(List.of(new Vkey("v1.counting.example/test", key))));
    }

    /** The authorisations that batches revoke, in the order in which the batches came first. */
    synchronized List<String> revoked() {
        return new ArrayList<>(taken.values());
    }

    @Override
    public Genesis genesis() {
        return genesis;
    }

    @Override
    public Submission submit(SignedBatch batch) {
        Revoke revoke = (Revoke) Entry.parse(batch.entries().get(0)).statement();
        synchronized (this) {
            taken.putIfAbsent(batch.batchId(), revoke.auth());
        }
        onSubmission.run();
        return new Submission.Accepted(new Receipt(batch.batchId(), "nobody", 0, 0, message -> message));
    }

    @Override
    public synchronized Outcome outcome(String batchId) {
        return taken.containsKey(batchId) ? new Outcome.Waiting() : new Outcome.Unknown();
    }

    @Override
    public Head head() {
        return new Head(0, 0, 0, Optional.empty());
    }

    @Override
    public NetworkState network() {
        throw new UnsupportedOperationException("nobody who sends asks for the network");
    }

    @Override
    public List<CertifiedBlock> blocks(long fromHeight, int blocksMax) {
        return List.of();
    }

    @Override
    public boolean awaitBlockAfter(long height, long timeoutMillis) {
        return false;
    }

    @Override
    public Optional<EntryProof> proof(long index) {
        return Optional.empty();
    }

    @Override
    public StateProof state(String key) {
        throw new UnsupportedOperationException("nobody who sends asks for " + key);
    }
}
