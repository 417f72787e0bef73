package com.jitrace.app.dossier;

import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Proves entries to one published checkpoint, while the chain goes on publishing. */
record OneCheckpoint(ChainGateway chain) {
    /** How often proofs are fetched anew because the chain published another checkpoint meanwhile. */
    static final int ROUNDS_MAX = 20;

    /** How long one round waits for a checkpoint that reaches further. */
    private static final long WAIT_MILLIS = 250;

    /** All to one checkpoint; empty when within some seconds the chain reaches one of them in no published checkpoint, or publishes too fast. */
    Optional<List<EntryProof>> prove(SortedSet<Long> leaves) {
        SortedMap<Long, EntryProof> proofs = new TreeMap<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (!fetch(leaves, proofs) && !waited()) {
                return Optional.empty();
            }
            boolean all = proofs.size() == leaves.size();
            if (all
                    && proofs.values().stream()
                                    .map(EntryProof::checkpoint)
                                    .distinct()
                                    .count()
                            == 1) {
                return Optional.of(List.copyOf(proofs.values()));
            }
        }
        return Optional.empty();
    }

    /** Fetches what is missing, or leads to another checkpoint than the newest; false if the published one does not reach an entry yet. */
    private boolean fetch(SortedSet<Long> leaves, SortedMap<Long, EntryProof> proofs) {
        String newest = proofs.values().stream()
                .reduce((before, last) -> last)
                .map(EntryProof::checkpoint)
                .orElse("");
        for (long leaf : leaves) {
            EntryProof known = proofs.get(leaf);
            if (known == null || !known.checkpoint().equals(newest)) {
                Optional<EntryProof> fresh = chain.proof(leaf);
                if (fresh.isEmpty()) {
                    return false;
                }
                proofs.put(leaf, fresh.get());
                newest = fresh.get().checkpoint();
            }
        }
        return true;
    }

    /** A checkpoint is published once a second at most. */
    private boolean waited() {
        try {
            chain.awaitBlockAfter(chain.head().height(), WAIT_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
