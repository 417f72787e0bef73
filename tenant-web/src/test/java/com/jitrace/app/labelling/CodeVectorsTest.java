package com.jitrace.app.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.catalogue.Gtin;
import com.jitrace.chain.merkle.Hash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The codes of docs/spec/vectors, which platform-ear/acceptance/vectors/check.py derives again. {@code -Dvectors.write=true} writes them. */
class CodeVectorsTest {
    private static final String REF = "7F3KQ";
    private static final String GTIN = "09506000134352";
    private static final int SMALL = 150;

    private static BatchCodes batch(int count) {
        return new BatchCodes(REF, new Gtin(GTIN), count, key());
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }

    @Test
    void codesSaltsCommitmentsAndTheBatchRoot() throws Exception {
        Path file = Path.of(System.getProperty("jitrace.root", ".."), "docs/spec/vectors/codes.json");
        BatchCodes largest = batch(BatchCodes.COUNT_MAX);
        String codes = IntStream.of(0, 1, 2, 9_999_999, BatchCodes.COUNT_MAX - 1)
                .mapToObj(i -> "    " + code(largest, i))
                .collect(Collectors.joining(",\n"));
        BatchCodes small = batch(SMALL);
        CommitmentTree tree = CommitmentTree.over(SMALL, small::commitment);
        String proofs = IntStream.of(0, 63, 64, SMALL - 1)
                .mapToObj(
                        i -> "      {\"index\":" + i + ",\"siblings\":" + hexes(tree.path(i, small::commitment)) + "}")
                .collect(Collectors.joining(",\n"));
        String text = "{\n  \"batch\": {\n    \"count\": " + SMALL + ",\n    \"root\": \""
                + tree.root().hex() + "\",\n    \"proofs\": [\n" + proofs + "\n    ]\n  },\n  \"batchKey\": \""
                + HexFormat.of().formatHex(key()) + "\",\n  \"codes\": [\n" + codes + "\n  ],\n  \"gtin\": \"" + GTIN
                + "\",\n  \"ref\": \"" + REF + "\"\n}\n";
        if (Boolean.getBoolean("vectors.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private static String code(BatchCodes batch, int index) {
        return "{\"code\":\"" + batch.code(index) + "\",\"commitment\":\""
                + HexFormat.of().formatHex(batch.commitment(index)) + "\",\"index\":" + index + ",\"inner\":\""
                + batch.inner(index) + "\",\"salt\":\"" + HexFormat.of().formatHex(batch.salt(index)) + "\"}";
    }

    private static String hexes(List<Hash> hashes) {
        return hashes.stream().map(h -> "\"" + h.hex() + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
