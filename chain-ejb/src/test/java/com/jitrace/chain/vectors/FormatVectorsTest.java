package com.jitrace.chain.vectors;

import static com.jitrace.chain.vectors.VectorFile.base64;
import static com.jitrace.chain.vectors.VectorFile.hex;
import static com.jitrace.chain.vectors.VectorFile.hexes;
import static com.jitrace.chain.vectors.VectorFile.list;
import static com.jitrace.chain.vectors.VectorFile.text;
import static com.jitrace.chain.vectors.VectorFile.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Genesis, JSON, batches, log and checkpoint: the bytes of docs/spec/vectors. */
class FormatVectorsTest {
    private static final String BAD_HEX = "ff";

    private final FixedChain chain = new FixedChain();

    @Test
    void genesisKeysAndQuorum() throws Exception {
        List<JsonObject> validators = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> JsonObject.EMPTY
                        .with("name", FixedChain.validator(i))
                        .with("seed", hex(new byte[] {(byte) i}).repeat(SecretKey.SEED_BYTES))
                        .with("public", FixedChain.seed(i).publicKey().toString())
                        .with(
                                "vkey",
                                new Vkey(
                                                FixedChain.validator(i),
                                                FixedChain.seed(i).publicKey())
                                        .text()))
                .toList();
        List<JsonObject> quorums = IntStream.rangeClosed(1, 7)
                .mapToObj(n -> JsonObject.EMPTY
                        .with("validators", n)
                        .with(
                                "quorum",
                                new ValidatorSet(IntStream.rangeClosed(1, n)
                                                .mapToObj(i -> new Vkey(
                                                        "v" + i,
                                                        FixedChain.seed(i).publicKey()))
                                                .toList())
                                        .quorum()))
                .toList();
        VectorFile.holds(
                "genesis",
                JsonObject.EMPTY
                        .with("canonical", text(chain.genesis.canonical()))
                        .with("chainId", chain.genesis.chainId())
                        .with("setHash", chain.genesis.validatorSet().hash().hex())
                        .with("validators", list(validators))
                        .with("quorums", list(quorums)));
    }

    @Test
    void canonicalJsonAndWhatIsNone() throws Exception {
        List<String> good = List.of(
                "{}",
                "{\"a\":[],\"b\":{\"c\":true,\"d\":false},\"e\":-1,\"f\":9007199254740991}",
                "{\"quote\":\"\\\" \\\\ / \\b\\t\\n\\f\\r \\u0000\\u001f \u007f \u00e9 \u20ac \ud83d\ude00\"}",
                "{\"\ud83d\ude00\":1,\"\ufb33\":2}");
        List<String> bad = List.of(
                "{\"a\":null}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":9007199254740992}",
                "{\"a\":-0}",
                "{\"a\":01}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\": 1}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":1}\n",
                "[1]",
                "{\"1\":{\"2\":{\"3\":{\"4\":{\"5\":{\"6\":{}}}}}}}");
        for (String text : good) {
            assertThat(text(JsonObject.parse(bytes(text)).canonical())).isEqualTo(text);
        }
        for (String text : bad) {
            assertThat(isCanonical(bytes(text))).as(text).isFalse();
        }
        VectorFile.holds(
                "json",
                JsonObject.EMPTY
                        .with(
                                "canonical",
                                list(good.stream()
                                        .map(t -> JsonObject.EMPTY
                                                .with("hex", hex(bytes(t)))
                                                .with(
                                                        "valueHash",
                                                        Hash.tagged(Tag.VAL, bytes(t))
                                                                .hex()))
                                        .toList()))
                        .with("refused", Json.texts(withBroken(bad))));
    }

    /** Bytes that are no UTF-8 must be refused too. */
    private static List<String> withBroken(List<String> bad) {
        List<String> all = new ArrayList<>(bad.stream().map(t -> hex(bytes(t))).toList());
        all.add(hex(bytes("{\"a\":\"")) + BAD_HEX + hex(bytes("\"}")));
        return all;
    }

    private static boolean isCanonical(byte[] bytes) {
        try {
            JsonObject.parse(bytes);
            return true;
        } catch (Malformed e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void signedBatches() throws Exception {
        List<JsonObject> batches = new ArrayList<>();
        for (SignedBatch batch : chain.batches) {
            BatchHeader header = BatchHeader.parse(batch.leaf());
            List<Hash> hashes = batch.entries().stream().map(LogTree::leafHash).toList();
            batches.add(JsonObject.EMPTY
                    .with("public", author(header).publicKey().base64())
                    .with("batchId", batch.batchId())
                    .with("leaf", text(batch.leaf()))
                    .with("leafHash", LogTree.leafHash(batch.leaf()).hex())
                    .with("entries", texts(batch.entries()))
                    .with("entryHashes", hexes(hashes)));
        }
        VectorFile.holds("batches", JsonObject.EMPTY.with("batches", list(batches)));
    }

    private static SecretKey author(BatchHeader header) {
        return FixedChain.key(header.author().equals(FixedChain.BRAND) ? "brand" : "shop");
    }

    @Test
    void blocksLogTilesAndProofs() throws Exception {
        List<Hash> hashes = chain.leaves.stream().map(LogTree::leafHash).toList();
        List<JsonObject> blocks = new ArrayList<>();
        for (Executed block : chain.blocks) {
            blocks.add(JsonObject.EMPTY
                    .with("leaf", text(block.header().leaf()))
                    .with("hash", block.tip().blockHash())
                    .with("firstIndex", block.firstIndex())
                    .with("body", base64(BlockBody.encode(block.leaves()))));
        }
        VectorFile.holds(
                "log",
                JsonObject.EMPTY
                        .with("leaves", texts(chain.leaves))
                        .with("leafHashes", hexes(hashes))
                        .with(
                                "roots",
                                hexes(IntStream.rangeClosed(1, hashes.size())
                                        .mapToObj(n -> LogTree.rootOfHashes(hashes.subList(0, n)))
                                        .toList()))
                        .with(
                                "inclusion",
                                list(IntStream.range(0, hashes.size())
                                        .mapToObj(i -> hexes(LogTree.inclusion(hashes, i)))
                                        .toList()))
                        .with("blocks", list(blocks)));
    }

    @Test
    void checkpointAndCertificate() throws Exception {
        Certificate certificate = chain.certificate();
        String text = certificate.checkpoint().text();
        SignatureLine twice = certificate.lines().get(0);
        SignatureLine stranger = SignatureLine.sign(text, FixedChain.validator(4), FixedChain.seed(5));
        VectorFile.holds(
                "checkpoint",
                JsonObject.EMPTY
                        .with("text", text)
                        .with("certificate", certificate.note())
                        .with(
                                "noQuorum",
                                Json.texts(List.of(
                                        new Certificate(certificate.checkpoint(), List.of(twice, twice, twice)).note(),
                                        new Certificate(
                                                        certificate.checkpoint(),
                                                        List.of(
                                                                twice,
                                                                certificate
                                                                        .lines()
                                                                        .get(1),
                                                                stranger))
                                                .note()))));
    }
}
