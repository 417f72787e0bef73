package com.jitrace.chain.signing;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 public key that has passed full validation, with its decoded point. Strict RFC 8032: key and R canonical and of full order, S
 * below the group order; so two honest nodes never disagree about a signature (the JDK's verifier accepts small-order keys).
 */
public final class PublicKey {
    public static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;
    public static final int SIGNATURE_BYTES = Ed25519.SIGNATURE_SIZE;

    private final byte[] raw;
    private final Ed25519.PublicPoint point;

    private PublicKey(byte[] raw, Ed25519.PublicPoint point) {
        this.raw = raw;
        this.point = point;
    }

    /** Empty if these are not the canonical bytes of a point of full order. */
    public static Optional<PublicKey> of(byte[] raw) {
        if (raw.length != BYTES) {
            return Optional.empty();
        }
        byte[] copy = raw.clone();
        return Optional.ofNullable(Ed25519.validatePublicKeyFullExport(copy, 0)).map(p -> new PublicKey(copy, p));
    }

    public static Optional<PublicKey> ofBase64(String text) {
        try {
            return of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && Ed25519.validatePublicKeyFull(signature, 0)
                && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    public byte[] raw() {
        return raw.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(raw);
    }
}
