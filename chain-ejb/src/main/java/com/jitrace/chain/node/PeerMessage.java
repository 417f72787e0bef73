package com.jitrace.chain.node;

import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.signing.SignedBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What nodes tell each other besides the order of blocks. Nothing of it is believed for who said it: votes, certificates and batches carry their proof. */
public sealed interface PeerMessage {
    /**
     * Where the sender stands.
     *
     * @param height of its last certified block
     * @param certificate of that block: the proof that there is one
     * @param clock its time, milliseconds UTC
     * @param vote its vote for the block after that, as a note, if it gave one
     * @param asks the round of questions of a new leader, who wants to know the same at once; 0 if it asks nothing
     * @param answers the round that this answers; 0 if it was said without being asked
     */
    record Standing(
            long height, Optional<String> certificate, long clock, Optional<String> vote, long asks, long answers)
            implements PeerMessage {}

    /** Asks for certified blocks from this height on, and for the block that waits for votes at that height. */
    record Ask(long fromHeight) implements PeerMessage {}

    /**
     * Certified blocks, ascending and without gaps.
     *
     * @param waiting the body of the block after them, if the sender voted for one and it is not certified
     */
    record Blocks(List<Certified> blocks, Optional<byte[]> waiting) implements PeerMessage {
        public Blocks {
            blocks = List.copyOf(blocks);
        }
    }

    /** @param note the certificate */
    record Certified(byte[] body, String note) {}

    /** Batches that wait for a block, for whoever makes it. */
    record Offer(List<SignedBatch> batches) implements PeerMessage {
        public Offer {
            batches = List.copyOf(batches);
        }
    }

    /** Which of the offered batches no block will take, by id. */
    record Answers(Map<String, Refusal> refusals) implements PeerMessage {
        public Answers {
            refusals = Map.copyOf(refusals);
        }
    }
}
