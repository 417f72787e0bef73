package com.jitrace.app.verification;

import com.jitrace.app.labelling.Decoding;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import java.util.List;
import java.util.Optional;

/**
 * Everything a reader needs to check a verdict against the validators' keys (docs/spec/proof.md).
 *
 * @param state the item's latest state, or the absence of a batch with the code's reference
 * @param item what belongs to an issued item
 */
public record Proof(StateProof state, Optional<OfItem> item) {
    /**
     * The proof of an issued item.
     *
     * @param id {@code ref/index}
     * @param code salt and path of the code in the batch's commitment
     * @param more states that the verdict rests on besides: brand, product, lot, packing units
     * @param entries the issue entry and every entry that names the item or a unit it was in
     * @param said what stands on the chain as a hash only
     */
    public record OfItem(
            String id, Decoding.CodeOpening code, List<StateProof> more, List<EntryProof> entries, Said said) {
        public OfItem {
            more = List.copyOf(more);
            entries = List.copyOf(entries);
        }
    }

    /**
     * What the brand opens of its hashes.
     *
     * @param openings of the places of the journey
     * @param sheet the product's sheet as canonical JSON; empty while its newest version is not on the chain yet
     */
    public record Said(List<Opened> openings, Optional<String> sheet) {
        public Said {
            openings = List.copyOf(openings);
        }
    }

    /**
     * An opened commitment.
     *
     * @param value canonical JSON
     */
    public record Opened(byte[] salt, String value) {
        public Opened {
            salt = salt.clone();
        }
    }
}
