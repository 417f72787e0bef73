package com.jitrace.chain.node;

import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.PublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Verifies each signature once: on submission, in the caller's thread, not again in the block. */
final class Signatures implements Ledger.SignatureCheck {
    private static final int REMEMBERED_MAX = 100_000;

    /** The leaf hash covers header and signature. */
    private record Verified(Hash leaf, PublicKey key) {}

    private final Map<Verified, Boolean> verified = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Verified, Boolean> eldest) {
            return size() > REMEMBERED_MAX;
        }
    });

    @Override
    public boolean signed(OpenedBatch batch, PublicKey key) {
        Verified name = new Verified(batch.leafHash(), key);
        if (verified.containsKey(name)) {
            return true;
        }
        boolean signed = batch.signedBy(key);
        if (signed) {
            verified.put(name, true);
        }
        return signed;
    }
}
