package com.jitrace.app.keyring;

/** The key that wraps every organisation's key: 32 bytes from a file that only the server's user can read. Never printed. */
public final class KeyEncryptionKey {
    static final int BYTES = 32;
    private final byte[] bytes;

    public KeyEncryptionKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "the key-encryption key has " + BYTES + " bytes, this file has " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey[***]";
    }
}
