package com.jitrace.chain.entry;

/**
 * Why a batch was refused.
 *
 * @param entry place of the offending entry in the batch, or -1 if the batch as a whole is at fault
 * @param detail for a human; names ids and numbers, never personal text
 */
public record Refusal(Reason reason, int entry, String detail) {
    public Refusal {
        if (entry < -1) {
            throw new IllegalArgumentException("entry " + entry);
        }
    }
}
