package com.jitrace.app.verification;

import com.jitrace.app.labelling.Decoding;
import java.util.SortedSet;

/**
 * What the brand's database gives to the proof of an item's state, read together with the verdict.
 *
 * @param opening opens the code's commitment
 * @param leaves places in the log of the entries that tell of the item, ascending
 * @param units ids of the units that it was packed in
 * @param said contents of commitments, and the product's sheet
 */
public record Ground(Decoding.CodeOpening opening, SortedSet<Long> leaves, SortedSet<String> units, Proof.Said said) {}
