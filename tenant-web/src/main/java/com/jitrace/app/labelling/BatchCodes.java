package com.jitrace.app.labelling;

import com.jitrace.app.catalogue.Gtin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * All codes of one batch, derived from its key and never stored: code, salt, commitment and inner code of item i, and back from a code
 * to i (docs/spec/codes.md; FF1 is NIST SP 800-38G, HKDF is RFC 5869). Not for use by several threads.
 */
final class BatchCodes {
    static final int COUNT_MAX = 1 << 26;
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int INNER_SYMBOLS = 12;
    private static final byte[] ITEM_TAG = "jitrace/v1/item\n".getBytes(StandardCharsets.US_ASCII);

    private final String ref;
    private final Gtin gtin;
    private final int count;
    private final FPEFF1Engine encrypt;
    private final FPEFF1Engine decrypt;
    private final Mac saltMac;
    private final Mac claimMac;
    private final MessageDigest sha256;

    BatchCodes(String ref, Gtin gtin, int count, byte[] batchKey) {
        if (count < 1 || count > COUNT_MAX || ref.length() != Code.REF_SYMBOLS || batchKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("not a batch: ref " + ref + ", " + count + " codes");
        }
        this.ref = ref;
        this.gtin = gtin;
        this.count = count;
        byte[] tweak = (gtin.value() + ref).getBytes(StandardCharsets.US_ASCII);
        FPEParameters parameters =
                new FPEParameters(new KeyParameter(derive(batchKey, ref, "ff1")), Symbols.ALPHABET.length(), tweak);
        this.encrypt = new FPEFF1Engine();
        this.encrypt.init(true, parameters);
        this.decrypt = new FPEFF1Engine();
        this.decrypt.init(false, parameters);
        this.saltMac = mac(derive(batchKey, ref, "salt"));
        this.claimMac = mac(derive(batchKey, ref, "claim"));
        this.sha256 = sha256();
    }

    Gtin gtin() {
        return gtin;
    }

    int count() {
        return count;
    }

    /** The code of item i. */
    Code code(int index) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("the batch has items 0 to " + (count - 1) + ", not " + index);
        }
        byte[] digits = new byte[Code.BODY_SYMBOLS];
        for (int j = 0; j < 5; j++) {
            digits[j] = (byte) (index >>> (21 - 5 * j) & 31);
        }
        digits[5] = (byte) ((index & 1) << 4);
        byte[] out = new byte[Code.BODY_SYMBOLS];
        encrypt.processBlock(digits, 0, digits.length, out, 0);
        StringBuilder text = new StringBuilder(Code.LENGTH).append(ref);
        for (byte digit : out) {
            text.append(Symbols.symbol(digit));
        }
        return new Code(text.append(Symbols.check(text.toString())).toString());
    }

    /** The index of a code of this batch; empty when the batch has no such code, whatever the cause. */
    OptionalInt index(Code code) {
        byte[] digits = new byte[Code.BODY_SYMBOLS];
        String body = code.body();
        for (int j = 0; j < digits.length; j++) {
            digits[j] = (byte) Symbols.value(body.charAt(j));
        }
        byte[] out = new byte[Code.BODY_SYMBOLS];
        decrypt.processBlock(digits, 0, digits.length, out, 0);
        int index = 0;
        for (int j = 0; j < 5; j++) {
            index = index << 5 | out[j];
        }
        index = index << 1 | out[5] >> 4;
        int rest = out[5] & 15;
        for (int j = 6; j < out.length; j++) {
            rest |= out[j];
        }
        return rest == 0 & index < count & code.ref().equals(ref) ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /** The salt (16 bytes) that opens item i's commitment. */
    byte[] salt(int index) {
        return Arrays.copyOf(
                saltMac.doFinal(ByteBuffer.allocate(8).putLong(index).array()), SALT_BYTES);
    }

    /** d_i, the 32-byte leaf input of item i in the batch's commitment. */
    byte[] commitment(int index) {
        sha256.update(ITEM_TAG);
        sha256.update(salt(index));
        sha256.update(gtin.value().getBytes(StandardCharsets.US_ASCII));
        return sha256.digest(code(index).value().getBytes(StandardCharsets.US_ASCII));
    }

    /** The hidden inner code of item i: 12 symbols and a check symbol. */
    String inner(int index) {
        return inner(code(index));
    }

    /** The hidden inner code that belongs to a code of this batch. */
    String inner(Code code) {
        byte[] mac = claimMac.doFinal((gtin.value() + code.value()).getBytes(StandardCharsets.US_ASCII));
        long bits = ByteBuffer.wrap(mac).getLong() >>> 4;
        StringBuilder text = new StringBuilder(INNER_SYMBOLS + 1);
        for (int j = INNER_SYMBOLS - 1; j >= 0; j--) {
            text.append(Symbols.symbol((int) (bits >>> (5 * j) & 31)));
        }
        return text.append(Symbols.check(text.toString())).toString();
    }

    private static byte[] derive(byte[] batchKey, String ref, String use) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(
                batchKey,
                ref.getBytes(StandardCharsets.US_ASCII),
                ("jitrace/v1/" + use).getBytes(StandardCharsets.US_ASCII)));
        byte[] out = new byte[KEY_BYTES];
        hkdf.generateBytes(out, 0, out.length);
        return out;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
