package com.jitrace.app.verification;

import com.jitrace.app.labelling.Decoding;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import java.util.List;

/**
 * Everything a reader needs to check a verdict against the validators' keys.
 *
 * @param itemId {@code ref/index}
 * @param opening salt and path of the code in the batch's commitment
 * @param entries the issue entry and every entry of the journey, each with its way to a certified checkpoint
 * @param state the item's latest state with its way to a certified checkpoint
 */
public record Proof(String itemId, Decoding.CodeOpening opening, List<EntryProof> entries, StateProof state) {
    public Proof {
        entries = List.copyOf(entries);
    }
}
