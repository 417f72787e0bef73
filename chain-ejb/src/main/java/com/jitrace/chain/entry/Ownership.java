package com.jitrace.chain.entry;

/** Whose an item is. The author is only the carrier: what counts are the signatures of owners and takers inside. */
public sealed interface Ownership extends Statement permits Claim, Transfer {
    ItemName item();

    /** Who owns the item afterwards: raw Ed25519 public key, base64; one key per item. */
    String k();
}
