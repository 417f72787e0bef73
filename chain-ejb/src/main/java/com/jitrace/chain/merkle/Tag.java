package com.jitrace.chain.merkle;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a hash or signature is about: no bytes of one kind can be mistaken for another (CHAIN.md §1). */
public enum Tag {
    GENESIS,
    SET,
    BATCH,
    ITEM,
    KEY,
    VAL,
    HIST,
    OFFER,
    ACCEPT,
    CLAIM,
    OPEN,
    RECEIPT,
    OWNER,
    REPORT,
    EPOCH;

    private final byte[] bytes =
            ("jitrace/v1/" + name().toLowerCase(Locale.ROOT) + "\n").getBytes(StandardCharsets.US_ASCII);

    /** The tag's bytes, with the line end. */
    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] raw() {
        return bytes;
    }

    /** The tag followed by the value: what is signed. */
    public byte[] before(byte[] value) {
        byte[] all = new byte[bytes.length + value.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(value, 0, all, bytes.length, value.length);
        return all;
    }
}
