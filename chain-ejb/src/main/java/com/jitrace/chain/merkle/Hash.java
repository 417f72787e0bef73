package com.jitrace.chain.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes that nobody can change. Ordered like its bytes. */
public final class Hash implements Comparable<Hash> {
    public static final int BYTES = 32;

    /** 32 zero bytes: "nothing" in both state trees. */
    public static final Hash ZERO = new Hash(new byte[BYTES]);

    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hash::sha256);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over exactly 32 bytes from {@code from}, starting at {@code offset}. */
    public static Hash at(byte[] from, int offset) {
        if (offset < 0 || from.length - offset < BYTES) {
            throw new IllegalArgumentException("no 32 bytes at " + offset + " of " + from.length);
        }
        return new Hash(Arrays.copyOfRange(from, offset, offset + BYTES));
    }

    public static Hash of(byte[] value) {
        if (value.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + value.length);
        }
        return at(value, 0);
    }

    /** Reads 64 lower-case hex digits. */
    public static Hash hex(String text) {
        if (text.length() != 2 * BYTES || !text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new IllegalArgumentException("not 64 lower-case hex digits: " + text);
        }
        return new Hash(HexFormat.of().parseHex(text));
    }

    /** SHA-256 of the parts, one after the other. */
    public static Hash over(byte[]... parts) {
        MessageDigest digest = SHA256.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** SHA-256 of a tag ({@link Tag}) and the parts. */
    public static Hash tagged(Tag tag, byte[]... parts) {
        MessageDigest digest = SHA256.get();
        digest.update(tag.raw());
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    static Hash node(byte prefix, Hash left, Hash right) {
        MessageDigest digest = SHA256.get();
        digest.update(prefix);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    static Hash leaf(byte prefix, byte[] first, byte[] second) {
        MessageDigest digest = SHA256.get();
        digest.update(prefix);
        digest.update(first);
        digest.update(second);
        return new Hash(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** Bit 0 is the most significant bit of the first byte. */
    public boolean bit(int index) {
        return (bytes[index >> 3] >> (7 - (index & 7)) & 1) == 1;
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
