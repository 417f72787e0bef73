package com.jitrace.chain.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.KeyVeto;
import com.jitrace.chain.entry.NewKey;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Reason;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String CHAIN = ID + ID;
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final SecretKey KEY = key(7);
    private static final BatchSigner SIGNER = new BatchSigner(CHAIN, ID, ID, KEY);

    private static SecretKey key(int i) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) i);
        return SecretKey.ofSeed(seed);
    }

    private static Reason refusal(SignedBatch batch, String chain) {
        return ((OpenedBatch.Closed) OpenedBatch.open(batch, chain)).refusal().reason();
    }

    /** Small order, not canonical, not on the curve. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000"
            })
    void keysOfSmallOrderOrWithOtherSpellingsAreNoKeys(String hex) {
        assertThat(PublicKey.of(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void aSignatureVerifiesOnlyAsItIs() {
        byte[] message = {1, 2, 3};
        byte[] signature = KEY.sign(message);
        assertThat(KEY.publicKey().verifies(message, signature)).isTrue();
        for (int i = 0; i < signature.length; i++) {
            byte[] bent = signature.clone();
            bent[i] ^= 1;
            assertThat(KEY.publicKey().verifies(message, bent)).isFalse();
        }
        assertThat(KEY.publicKey().verifies(new byte[] {1, 2}, signature)).isFalse();
        assertThat(key(8).publicKey().verifies(message, signature)).isFalse();
    }

    @Test
    void aSignatureWithAnotherSpellingOfSIsRefused() {
        byte[] message = {1, 2, 3};
        byte[] signature = KEY.sign(message);
        byte[] little = new byte[32];
        for (int i = 0; i < 32; i++) {
            little[i] = signature[63 - i];
        }
        byte[] big = new BigInteger(1, little).add(ORDER).toByteArray();
        byte[] malleated = signature.clone();
        Arrays.fill(malleated, 32, 64, (byte) 0);
        for (int i = 0; i < big.length && i < 32; i++) {
            malleated[32 + i] = big[big.length - 1 - i];
        }
        assertThat(KEY.publicKey().verifies(message, malleated)).isFalse();
    }

    /** Whoever holds the key can make it: r = 0, so R is the neutral point and S = k·a; a lax verifier says yes. */
    @Test
    void aSignatureWithRTheNeutralPointIsRefused() throws NoSuchAlgorithmException {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        byte[] a = Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(seed), 32);
        a[0] &= (byte) 248;
        a[31] = (byte) (a[31] & 127 | 64);
        byte[] forged = new byte[64];
        forged[0] = 1;
        byte[] message = {1, 2, 3};
        MessageDigest challenge = MessageDigest.getInstance("SHA-512");
        challenge.update(forged, 0, 32);
        challenge.update(KEY.publicKey().raw());
        BigInteger s = little(challenge.digest(message)).multiply(little(a)).mod(ORDER);
        byte[] big = s.toByteArray();
        for (int i = 0; i < big.length && i < 32; i++) {
            forged[32 + i] = big[big.length - 1 - i];
        }
        assertThat(KEY.publicKey().verifies(message, forged)).isFalse();
    }

    private static BigInteger little(byte[] bytes) {
        byte[] big = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            big[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    @Test
    void aSignedBatchOpensAndVerifies() {
        SignedBatch batch = SIGNER.sign(ID, 5, List.of(new KeyVeto(ID), new KeyVeto(ID)));
        OpenedBatch opened = ((OpenedBatch.Opened) OpenedBatch.open(batch, CHAIN)).batch();
        assertThat(opened.signedBy(KEY.publicKey())).isTrue();
        assertThat(opened.signedBy(key(8).publicKey())).isFalse();
        assertThat(opened.batchId()).isEqualTo(batch.batchId());
        assertThat(opened.statements()).hasSize(2);
    }

    @Test
    void aBatchOfAnotherChainCountOrderOrEntryIsBad() {
        SignedBatch batch = SIGNER.sign(ID, 5, List.of(new KeyVeto(ID), new KeyVeto(ID)));
        byte[] first = batch.entries().get(0);
        byte[] second = batch.entries().get(1);
        assertThat(refusal(batch, "0".repeat(64))).isEqualTo(Reason.BAD_BATCH);
        assertThat(refusal(new SignedBatch(batch.leaf(), List.of(first)), CHAIN))
                .isEqualTo(Reason.BAD_BATCH);
        assertThat(refusal(new SignedBatch(batch.leaf(), List.of(second, first)), CHAIN))
                .isEqualTo(Reason.BAD_BATCH);
        SignedBatch other = SIGNER.sign(ID, 5, List.of(new KeyVeto("f".repeat(32)), new KeyVeto(ID)));
        assertThat(refusal(new SignedBatch(batch.leaf(), other.entries()), CHAIN))
                .isEqualTo(Reason.BAD_BATCH);
    }

    @Test
    void aBatchThatIsNotCanonicalOrTooLargeIsRefused() {
        SignedBatch batch = SIGNER.sign(ID, 5, List.of(new KeyVeto(ID)));
        assertThat(refusal(new SignedBatch(new byte[] {'{', '}'}, batch.entries()), CHAIN))
                .isEqualTo(Reason.NON_CANONICAL);
        assertThat(refusal(new SignedBatch(batch.leaf(), List.of(new byte[32_769])), CHAIN))
                .isEqualTo(Reason.LIMIT);
        assertThat(refusal(
                        new SignedBatch(
                                batch.leaf(),
                                java.util.Collections.nCopies(
                                        1001, batch.entries().get(0))),
                        CHAIN))
                .isEqualTo(Reason.LIMIT);
    }

    @Test
    void operatorsApproveOnlyTogether() {
        Operators operators = new Operators(
                Map.of("op1", key(1).publicKey(), "op2", key(2).publicKey(), "op3", key(3).publicKey()), 2);
        NewKey bare = new NewKey(List.of(), ID, ID, KEY.publicKey().base64());
        var one = Operators.sign(bare, CHAIN, "op1", key(1));
        var two = Operators.sign(one, CHAIN, "op2", key(2));
        assertThat(operators.approve(bare, CHAIN)).isFalse();
        assertThat(operators.approve(one, CHAIN)).isFalse();
        assertThat(operators.approve(Operators.sign(one, CHAIN, "op1", key(1)), CHAIN))
                .isFalse();
        assertThat(operators.approve(two, CHAIN)).isTrue();
        assertThat(operators.approve(two, "b".repeat(64))).isFalse();
        assertThat(operators.approve(Operators.sign(one, CHAIN, "op2", key(3)), CHAIN))
                .isFalse();
        assertThat(operators.approve(Operators.sign(two, CHAIN, "stranger", key(4)), CHAIN))
                .isFalse();
        Party other = Party.brand(ID, "Other", List.of(), ID, KEY.publicKey().base64());
        assertThat(operators.approve(other.withApprovals(two.approvals()), CHAIN))
                .isFalse();
    }
}
