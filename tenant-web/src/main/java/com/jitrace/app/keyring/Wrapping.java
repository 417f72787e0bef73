package com.jitrace.app.keyring;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D): wrapped = nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes); the associated data binds a secret to its
 * owner, its kind and its name, so that a wrapped secret copied into another row does not open.
 */
final class Wrapping {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Wrapping() {}

    static byte[] wrap(byte[] key, byte[] secret, String owner, String kind, String name, RandomGenerator chance) {
        byte[] nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner, kind, name, secret);
        byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, out, NONCE_BYTES, sealed.length);
        return out;
    }

    static byte[] unwrap(byte[] key, byte[] wrapped, String owner, String kind, String name) {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(wrapped, NONCE_BYTES, wrapped.length);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, owner, kind, name, sealed);
    }

    private static byte[] cipher(
            int mode, byte[] key, byte[] nonce, String owner, String kind, String name, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((owner + "\n" + kind + "\n" + name).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the " + kind + " of " + owner + " does not open; is JITRACE_KEK_FILE the file it was made with?",
                    e);
        }
    }
}
