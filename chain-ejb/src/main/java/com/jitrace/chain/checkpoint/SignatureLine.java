package com.jitrace.chain.checkpoint;

import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One line of a signed note: {@code — name base64(hash‖signature)}. A vote is one such line over the checkpoint's text. */
public record SignatureLine(String name, byte[] hash, byte[] signature) {
    private static final String DASH = "— ";

    public SignatureLine {
        hash = hash.clone();
        signature = signature.clone();
        if (hash.length != Vkey.HASH_BYTES || signature.length == 0) {
            throw new IllegalArgumentException("a signature line has a hash of 4 bytes and a signature");
        }
    }

    public static SignatureLine sign(String text, String name, SecretKey secret) {
        byte[] signature = secret.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignatureLine(name, new Vkey(name, secret.publicKey()).hash(), signature);
    }

    static Optional<SignatureLine> parse(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] raw = Base64.getDecoder().decode(parts[1]);
            if (raw.length <= Vkey.HASH_BYTES
                    || !Base64.getEncoder().encodeToString(raw).equals(parts[1])) {
                return Optional.empty();
            }
            return Optional.of(new SignatureLine(
                    parts[0],
                    Arrays.copyOf(raw, Vkey.HASH_BYTES),
                    Arrays.copyOfRange(raw, Vkey.HASH_BYTES, raw.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** True if this validator signed exactly this text. */
    public boolean isOf(Vkey vkey, String text) {
        return name.equals(vkey.name())
                && Arrays.equals(hash, vkey.hash())
                && signature.length == PublicKey.SIGNATURE_BYTES
                && vkey.key().verifies(text.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** The line without its end. */
    public String text() {
        byte[] raw = Arrays.copyOf(hash, hash.length + signature.length);
        System.arraycopy(signature, 0, raw, hash.length, signature.length);
        return DASH + name + " " + Base64.getEncoder().encodeToString(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureLine line && text().equals(line.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
