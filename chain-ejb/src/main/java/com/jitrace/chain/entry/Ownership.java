package com.jitrace.chain.entry;

/** Whose an item is. The author is only the carrier: what counts are the signatures of owners and takers inside. */
public sealed interface Ownership extends Statement permits Claim, Transfer, OwnersWord, RecoveryNotice, Recovery {
    ItemName item();

    @Override
    default long touches() {
        return 1;
    }
}
