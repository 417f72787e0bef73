package com.jitrace.chain.merkle;

/** What makes a commitment readable: a salt and the canonical bytes of the value. Erasing the salt erases the value. */
public record Opening(byte[] salt, byte[] canonicalValue) {
    public static final int SALT_BYTES = 16;

    public Opening {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
        }
        salt = salt.clone();
        canonicalValue = canonicalValue.clone();
    }

    /** H("jitrace/v1/open\n"‖salt‖JCS(value)): what stands on the chain. */
    public Hash commitment() {
        return Hash.tagged(Tag.OPEN, salt, canonicalValue);
    }
}
