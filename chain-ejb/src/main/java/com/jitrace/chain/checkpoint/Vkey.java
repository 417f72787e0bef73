package com.jitrace.chain.checkpoint;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.signing.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A named verification key of C2SP signed-note, Ed25519 (type 01): {@code name+hash+base64(01‖key)}. */
public record Vkey(String name, PublicKey key) {
    private static final byte ED25519 = 1;
    static final int HASH_BYTES = 4;

    public Vkey {
        if (name.isEmpty()
                || name.contains("+")
                || name.codePoints().anyMatch(c -> c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new IllegalArgumentException("no key name: " + name);
        }
    }

    /** Empty if this is not the only way to write such a key. */
    public static Optional<Vkey> parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            return typed.length == 1 + PublicKey.BYTES && typed[0] == ED25519
                    ? PublicKey.of(Arrays.copyOfRange(typed, 1, typed.length))
                            .map(key -> new Vkey(parts[0], key))
                            .filter(vkey -> vkey.text().equals(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** First 4 bytes of H(name‖LF‖01‖key). */
    byte[] hash() {
        byte[] all = Hash.over((name + "\n").getBytes(StandardCharsets.UTF_8), typed())
                .bytes();
        return Arrays.copyOf(all, HASH_BYTES);
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + PublicKey.BYTES];
        typed[0] = ED25519;
        System.arraycopy(key.raw(), 0, typed, 1, PublicKey.BYTES);
        return typed;
    }

    /** The same as 8 hex digits. */
    public String keyHash() {
        return HexFormat.of().formatHex(hash());
    }

    public String text() {
        return name + "+" + keyHash() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    @Override
    public String toString() {
        return text();
    }
}
