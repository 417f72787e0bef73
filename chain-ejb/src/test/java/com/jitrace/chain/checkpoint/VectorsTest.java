package com.jitrace.chain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SecretKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bytes that a second implementation (Python) made from the same words. */
class VectorsTest {
    private static final String CHAIN = "d474af6fca20625fd23b837bda4223f9574262ff83aa6e017c759f40c55e3b1e";
    private static final String STATE = "308ae207a9ede7f4faf366c060f40a40a7ee59bea03e79e8c2f50736d72a9bde";
    private static final String NONCE = "00112233445566778899aabbccddeeff";
    private static final String ENTRY =
            "{\"body\":{\"licence\":\"L1\"},\"i\":0,\"n\":\"00112233445566778899aabbccddeeff\",\"t\":\"note\"}";
    private static final String SIG =
            "3W83uyHUgl4EW91tbf0BZr93Zame9lyplOrO4y/XBm680yZureIxWFnA4L238WVWP6H7IcXNBPc+9Vt3/cYRDg==";
    private static final String BLOCK = "{\"batches\":1,\"entries\":1,\"epoch\":0,\"height\":1,\"prev\":\"" + CHAIN
            + "\",\"proposer\":\"v1.example.com/jitrace\",\"set\":\"4049f046a55111ee3bc9c63a86a423b7f463df54f123a40273526d421c4237a5\""
            + ",\"state\":\"" + STATE + "\",\"t\":\"block\",\"time\":1767225600000}";

    static SecretKey seed(int i) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) i);
        return SecretKey.ofSeed(seed);
    }

    static Genesis genesis() {
        List<Vkey> validators = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> new Vkey("v" + i + ".example.com/jitrace", seed(i).publicKey()))
                .toList();
        return new Genesis(
                0,
                "chain.example.com/jitrace",
                List.of(new Genesis.Operator("op1", seed(9).publicKey())),
                1,
                new ValidatorSet(validators));
    }

    @Test
    void theChainsIdIsTheHashOfItsGenesis() {
        assertThat(genesis().chainId()).isEqualTo(CHAIN);
        assertThat(Genesis.parse(genesis().canonical())).isEqualTo(genesis());
    }

    @Test
    void aValidatorSetHasItsHashAndQuorum() {
        assertThat(genesis().validatorSet().hash().hex())
                .isEqualTo("4049f046a55111ee3bc9c63a86a423b7f463df54f123a40273526d421c4237a5");
        assertThat(genesis().quorum()).isEqualTo(3);
        int[] quorums = IntStream.rangeClosed(1, 7)
                .map(n -> new ValidatorSet(IntStream.rangeClosed(1, n)
                                .mapToObj(i -> new Vkey("v" + i, seed(i).publicKey()))
                                .toList())
                        .quorum())
                .toArray();
        assertThat(quorums).containsExactly(1, 2, 2, 3, 4, 4, 5);
    }

    @Test
    void aBatchIsSignedOverItsHeader() {
        String unsigned = "{\"author\":\"B1\",\"chain\":\"" + CHAIN + "\",\"count\":1,\"key\":\"k1\",\"n\":\"" + NONCE
                + "\",\"notAfter\":1767225900000,\"root\":\""
                + LogTree.leafHash(bytes(ENTRY)).hex() + "\",\"t\":\"batch\"}";
        byte[] canonical = JsonObject.parse(bytes(unsigned)).canonical();
        assertThat(Hash.tagged(Tag.BATCH, canonical).hex())
                .isEqualTo("ea46316bf0f42c8d92b35c3f798b7fe318a0299816dcad28362108dd9edc3eab");
        assertThat(seed(7).publicKey()).hasToString("ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c");
        byte[] signature = seed(7).sign(Tag.BATCH.before(canonical));
        assertThat(java.util.Base64.getEncoder().encodeToString(signature)).isEqualTo(SIG);
    }

    @Test
    void theLogRootCoversBatchEntryAndBlock() {
        assertThat(LogTree.root(leaves()).hex())
                .isEqualTo("d7d19d9e29f47639d34629f0bedcf587858b5d8a82551056ec15a340c7377518");
        assertThat(leaves().stream().map(l -> LogTree.leafHash(l).hex()))
                .containsExactly(
                        "6ea9b7245afa22bba9dbffb67d8b4f4de1467735fe659724ac631be9785aa7ea",
                        "44e3b8c39d6f9e97b64848e92863609d2878c76d2ce83eb03f8a3f6310e93490",
                        "b396d02856a88f2863a1746ee3f6d09a0fdf8d4f347c6bdbe045a49124a64bbb");
        assertThat(com.jitrace.chain.entry.BlockHeader.parse(bytes(BLOCK)).leaf())
                .isEqualTo(bytes(BLOCK));
    }

    @Test
    void threeOfFourValidatorsMakeACertificate() {
        CheckpointText text = new CheckpointText("chain.example.com/jitrace", 3, LogTree.root(leaves()));
        Certificate certificate = new Certificate(
                text,
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> SignatureLine.sign(text.text(), "v" + i + ".example.com/jitrace", seed(i)))
                        .toList());
        String note = """
                chain.example.com/jitrace
                3
                19Gdnin0djnTRinwvtz1h4WLXYqCVRBW7BWjQMc3dRg=

                — v1.example.com/jitrace Ij9jPdqVS/+L0z9hiJN5OSsjkts6k9+5uIRfOT7GodXgNh2/5z2/4EXnSuBxRL0J9HXXvygZcvs7UUC6AAzLnk/lIwA=
                — v2.example.com/jitrace l0cSzUyvEcunHtpBwLLNsDeU2FfdaPcHJUq25azAT4hPTvrCVcH3j7eWzdrUTKHGHqXyiD3utoQUMaIvn0zJ+Y+lWgs=
                — v3.example.com/jitrace l/FoWtOAXl+Pxon0BZzRx9Z6pnBpK+XY6tercEyHTauEX+2A302ouwRaox6znmT+XRLJPoIUrbK6nX9sV+47cC6lYwI=
                """;
        assertThat(certificate.note()).isEqualTo(note);
        assertThat(Certificate.parse(note)).contains(certificate);
        assertThat(certificate.certifiedBy(genesis().validatorSet())).isTrue();
    }

    @Test
    void aRepeatedSignatureIsCountedOnceAndAWrongOneNotAtAll() {
        CheckpointText text = new CheckpointText("chain.example.com/jitrace", 3, LogTree.root(leaves()));
        SignatureLine one = SignatureLine.sign(text.text(), "v1.example.com/jitrace", seed(1));
        SignatureLine stranger = SignatureLine.sign(text.text(), "v2.example.com/jitrace", seed(5));
        SignatureLine other = SignatureLine.sign("another text\n", "v3.example.com/jitrace", seed(3));
        Certificate certificate = new Certificate(text, List.of(one, one, one, stranger, other));
        assertThat(certificate.signers(genesis().validatorSet())).containsExactly("v1.example.com/jitrace");
        assertThat(certificate.certifiedBy(genesis().validatorSet())).isFalse();
    }

    private static List<byte[]> leaves() {
        String batch = "{\"author\":\"B1\",\"chain\":\"" + CHAIN + "\",\"count\":1,\"key\":\"k1\",\"n\":\"" + NONCE
                + "\",\"notAfter\":1767225900000,\"root\":\"44e3b8c39d6f9e97b64848e92863609d2878c76d2ce83eb03f8a3f6310e93490\""
                + ",\"sig\":\"" + SIG + "\",\"t\":\"batch\"}";
        return List.of(bytes(batch), bytes(ENTRY), bytes(BLOCK));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
