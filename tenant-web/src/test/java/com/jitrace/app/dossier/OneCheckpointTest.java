package com.jitrace.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.Head;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Standstill;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The chain publishes while a pack is made: either all entries lead to one checkpoint, or there is no pack. */
class OneCheckpointTest {
    private static final TreeSet<Long> LEAVES = new TreeSet<>(List.of(3L, 5L, 8L));

    /** Publishes another checkpoint after so many proofs; a checkpoint of n reaches the leaves below n. */
    private static final class Publishing implements ChainGateway {
        private final List<Long> asked = new ArrayList<>();
        private final int every;
        private long size;
        private int waits;

        Publishing(long size, int every) {
            this.size = size;
            this.every = every;
        }

        @Override
        public Optional<EntryProof> proof(long index) {
            asked.add(index);
            Optional<EntryProof> proof = index < size
                    ? Optional.of(new EntryProof(index, new byte[] {1}, List.of(), "checkpoint of " + size))
                    : Optional.empty();
            if (asked.size() % every == 0) {
                size++;
            }
            return proof;
        }

        @Override
        public boolean awaitBlockAfter(long height, long timeoutMillis) {
            waits++;
            size++;
            return true;
        }

        @Override
        public Head head() {
            return new Head(1, size, 1, Optional.empty());
        }

        @Override
        public Genesis genesis() {
            throw new AssertionError("nobody asks for that");
        }

        @Override
        public Submission submit(SignedBatch batch) {
            throw new AssertionError("nobody submits");
        }

        @Override
        public Outcome outcome(String batchId) {
            throw new AssertionError("nobody asks for that");
        }

        @Override
        public Optional<Standstill> standstill() {
            return Optional.empty();
        }

        @Override
        public NetworkState network() {
            throw new AssertionError("nobody asks for that");
        }

        @Override
        public List<CertifiedBlock> blocks(long fromHeight, int blocksMax) {
            return List.of();
        }

        @Override
        public StateProof state(String key) {
            throw new AssertionError("nobody asks for that");
        }
    }

    private static List<String> checkpoints(Optional<List<EntryProof>> proofs) {
        return proofs.orElseThrow().stream()
                .map(EntryProof::checkpoint)
                .distinct()
                .toList();
    }

    @Test
    void inAQuietChainEveryEntryIsAskedForOnce() {
        Publishing chain = new Publishing(20, 1_000);
        assertThat(checkpoints(new OneCheckpoint(chain).prove(LEAVES))).containsExactly("checkpoint of 20");
        assertThat(chain.asked).containsExactly(3L, 5L, 8L);
        assertThat(chain.waits).isZero();
    }

    @Test
    void aCheckpointThatComesMeanwhileIsTheOneOfAll() {
        Publishing chain = new Publishing(20, 5);
        Optional<List<EntryProof>> proofs = new OneCheckpoint(new Publishing(20, 2)).prove(LEAVES);
        assertThat(proofs)
                .as("it moves on faster than three entries are proved")
                .isEmpty();
        chain.proof(1);
        chain.proof(1);
        chain.proof(1);
        assertThat(checkpoints(new OneCheckpoint(chain).prove(LEAVES))).hasSize(1);
        assertThat(chain.size).isGreaterThan(20);
    }

    @Test
    void itWaitsForTheCheckpointThatReachesTheNewestEntry() {
        Publishing chain = new Publishing(6, 1_000);
        assertThat(checkpoints(new OneCheckpoint(chain).prove(LEAVES))).containsExactly("checkpoint of 9");
        assertThat(chain.waits).isEqualTo(3);
    }

    @Test
    void anEntryThatNeverComesIsNotWaitedForWithoutEnd() {
        Publishing chain = new Publishing(6, 1_000);
        TreeSet<Long> far = new TreeSet<>(List.of(3L, 1_000_000L));
        assertThat(new OneCheckpoint(chain).prove(far)).isEmpty();
        assertThat(chain.waits).isEqualTo(OneCheckpoint.ROUNDS_MAX);
    }
}
