package com.jitrace.chain.signing;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 secret key; never shows its seed. */
public final class SecretKey {
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    private final byte[] seed;
    private final PublicKey publicKey;

    private SecretKey(byte[] seed, PublicKey publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /** From 32 random bytes. */
    public static SecretKey ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        byte[] copy = seed.clone();
        byte[] raw = new byte[PublicKey.BYTES];
        Ed25519.generatePublicKey(copy, 0, raw, 0);
        return new SecretKey(
                copy, PublicKey.of(raw).orElseThrow(() -> new IllegalArgumentException("a seed without a key")));
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    public byte[] sign(byte[] message) {
        byte[] signature = new byte[PublicKey.SIGNATURE_BYTES];
        // with the public key at hand, it need not be computed again: half the work
        Ed25519.sign(seed, 0, publicKey.raw(), 0, null, message, 0, message.length, signature, 0);
        return signature;
    }

    @Override
    public String toString() {
        return "secret key of " + publicKey;
    }
}
