package com.jitrace.chain.vectors;

import static com.jitrace.chain.vectors.VectorFile.base64;
import static com.jitrace.chain.vectors.VectorFile.hex;
import static com.jitrace.chain.vectors.VectorFile.list;
import static com.jitrace.chain.vectors.VectorFile.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Transfer;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Opening;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;

/** What opens commitments, what owners sign, receipts, and signatures that must be refused: the bytes of docs/spec/vectors. */
class OwnerVectorsTest {
    private static final String OWNER_SECRET = "000102030405060708090a0b0c0d0e0f";
    private static final String TAKER_SECRET = "f0e0d0c0b0a090807060504030201000";
    private static final int OWNER_SEQUENCE = 3;

    @Test
    void openings() throws Exception {
        List<JsonObject> values = List.of(
                JsonObject.EMPTY.with("gtin", FixedChain.GTIN),
                JsonObject.EMPTY.with("city", "Saint-\u00c9tienne").with("day", "2026-11-24"),
                JsonObject.EMPTY.with("name", "\u9152\u5e97"));
        List<JsonObject> openings = values.stream()
                .map(value -> {
                    byte[] salt = Arrays.copyOf(Hash.over(value.canonical()).bytes(), Opening.SALT_BYTES);
                    return JsonObject.EMPTY
                            .with("salt", hex(salt))
                            .with("value", value)
                            .with(
                                    "commitment",
                                    new Opening(salt, value.canonical())
                                            .commitment()
                                            .hex());
                })
                .toList();
        VectorFile.holds("openings", JsonObject.EMPTY.with("openings", list(openings)));
    }

    /** One key per item: HKDF-SHA-256 of the owner's secret, no salt, info "jitrace/v1/owner/" and the item. */
    private static SecretKey owner(String secret, ItemName item) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(
                HexFormat.of().parseHex(secret), new byte[0], FixedChain.ascii("jitrace/v1/owner/" + item)));
        byte[] seed = new byte[SecretKey.SEED_BYTES];
        hkdf.generateBytes(seed, 0, seed.length);
        return SecretKey.ofSeed(seed);
    }

    @Test
    void ownersSignatures() throws Exception {
        String chainId = new FixedChain().genesis.chainId();
        ItemName item = ItemName.parse(FixedChain.REF + "/3");
        SecretKey owner = owner(OWNER_SECRET, item);
        SecretKey taker = owner(TAKER_SECRET, item);
        SecretKey invite = FixedChain.key("invite");
        String k = owner.publicKey().base64();
        String taken = taker.publicKey().base64();
        byte[] claim = Claim.signed(chainId, item, k, OWNER_SEQUENCE);
        byte[] offer = Transfer.Offer.signed(
                chainId, invite.publicKey().base64(), item, FixedChain.TIME + 86_400_000, OWNER_SEQUENCE + 1);
        byte[] accept = Transfer.Accept.signed(
                item, taken, Hash.over(Tag.OFFER.before(offer)).hex());
        VectorFile.holds(
                "owners",
                JsonObject.EMPTY
                        .with("item", item.toString())
                        .with("ownerSecret", OWNER_SECRET)
                        .with("takerSecret", TAKER_SECRET)
                        .with("k", k)
                        .with("taker", taken)
                        .with("invite", invite.publicKey().base64())
                        .with("claim", signed("claim", Tag.CLAIM, claim, owner))
                        .with("offer", signed("offer", Tag.OFFER, offer, owner))
                        .with(
                                "accept",
                                signed("accept", Tag.ACCEPT, accept, taker)
                                        .with("inviteSig", base64(invite.sign(Tag.ACCEPT.before(accept))))));
    }

    private static JsonObject signed(String tag, Tag over, byte[] canonical, SecretKey secret) {
        return JsonObject.EMPTY
                .with("tag", "jitrace/v1/" + tag + "\n")
                .with("canonical", text(canonical))
                .with("sig", base64(secret.sign(over.before(canonical))));
    }

    @Test
    void receipts() throws Exception {
        FixedChain chain = new FixedChain();
        SecretKey secret = FixedChain.key("receipts");
        String node =
                new com.jitrace.chain.checkpoint.Vkey(FixedChain.validator(1) + "/receipts", secret.publicKey()).text();
        String batchId = chain.batches.get(0).batchId();
        Receipt receipt = new Receipt(batchId, node, FixedChain.TIME + 300_000, FixedChain.TIME, secret::sign);
        VectorFile.holds("receipt", JsonObject.EMPTY.with("receipt", JsonObject.parse(receipt.canonical())));
    }

    /** A reader that accepts one of these disagrees with the validators. */
    @Test
    void signaturesThatAreNone() throws Exception {
        byte[] message = FixedChain.ascii("jitrace/v1/val\n{}");
        SecretKey secret = FixedChain.key("brand");
        byte[] good = secret.sign(message);
        byte[] raw = secret.publicKey().raw();
        byte[] high = good.clone();
        // S + L: the same point, another number
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de14" + "00".repeat(15) + "10");
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            int sum = (high[32 + i] & 0xff) + (order[i] & 0xff) + carry;
            high[32 + i] = (byte) sum;
            carry = sum >> 8;
        }
        byte[] smallKey = new byte[32];
        smallKey[0] = 1;
        byte[] zeroSignature = new byte[64];
        zeroSignature[0] = 1;
        byte[] turned = good.clone();
        turned[0] ^= 1;
        assertThat(secret.publicKey().verifies(message, good)).isTrue();
        List<JsonObject> refused = List.of(
                refused("S is not below the order", raw, high, message),
                refused("key of small order", smallKey, zeroSignature, message),
                refused(
                        "key that is not canonical",
                        HexFormat.of().parseHex("ee" + "ff".repeat(30) + "7f"),
                        zeroSignature,
                        message),
                refused("another R", raw, turned, message),
                refused("another message", raw, secret.sign(FixedChain.ascii("other")), message));
        VectorFile.holds(
                "signatures",
                JsonObject.EMPTY
                        .with(
                                "good",
                                JsonObject.EMPTY
                                        .with("public", hex(raw))
                                        .with("sig", hex(good))
                                        .with("message", hex(message)))
                        .with("refused", list(refused)));
    }

    private static JsonObject refused(String why, byte[] raw, byte[] sig, byte[] message) {
        assertThat(PublicKey.of(raw).map(k -> k.verifies(message, sig)).orElse(false))
                .as(why)
                .isFalse();
        return JsonObject.EMPTY
                .with("why", why)
                .with("public", hex(raw))
                .with("sig", hex(sig))
                .with("message", hex(message));
    }
}
