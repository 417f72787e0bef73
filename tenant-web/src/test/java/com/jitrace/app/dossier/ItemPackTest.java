package com.jitrace.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Opening;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What lies in a pack; that {@code chain.jar verify} takes it is shown by the acceptance tests with a real chain. */
class ItemPackTest {
    private static final byte[] SHEET = ascii("{\"name\":\"Shaft\"}");
    private static final Opening RECORD = new Opening(new byte[Opening.SALT_BYTES], ascii("{\"serial\":\"S-1\"}"));

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static EntryProof proof(long index, String checkpoint) {
        return new EntryProof(index, ascii("{\"i\":0}"), List.of(Hash.over(ascii("sibling"))), checkpoint);
    }

    private static ItemPack pack(EntryProof... entries) {
        String hash = Hash.over(SHEET).hex();
        return new ItemPack(
                "7F3KQ/12",
                new ItemPack.Genesis("a".repeat(64), ascii("{}")),
                List.of(entries),
                List.of(RECORD),
                new TreeMap<>(Map.of(hash, SHEET)));
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void everyFileIsListedWithItsHashAndTheListHasOneToo() throws IOException {
        Map<String, byte[]> files =
                unpacked(pack(proof(3, "note\n"), proof(5, "note\n")).zip());
        String sheet = "documents/" + Hash.over(SHEET).hex();
        assertThat(files)
                .containsOnlyKeys(
                        "checkpoint.txt",
                        sheet,
                        "entries.json",
                        "genesis.json",
                        "manifest.json",
                        "manifest.sha256",
                        "records.json");
        JsonObject manifest = JsonObject.parse(Objects.requireNonNull(files.get("manifest.json")));
        assertThat(manifest.text("of")).isEqualTo("7F3KQ/12");
        List<Json> listed = ((Json.Array) manifest.get("files").orElseThrow()).values();
        assertThat(listed).hasSize(5);
        for (Json one : listed) {
            JsonObject file = (JsonObject) one;
            byte[] bytes = Objects.requireNonNull(files.get(file.text("name")));
            assertThat(file.text("sha256")).isEqualTo(Hash.over(bytes).hex());
            assertThat(file.whole("bytes")).isEqualTo(bytes.length);
        }
        assertThat(new String(files.get("manifest.sha256"), StandardCharsets.US_ASCII))
                .isEqualTo(Hash.over(Objects.requireNonNull(files.get("manifest.json")))
                                .hex() + "\n");
        assertThat(new String(files.get("entries.json"), StandardCharsets.UTF_8))
                .contains("\"index\":3,\"leaf\":\"{\\\"i\\\":0}\"")
                .contains("\"index\":5");
        assertThat(new String(files.get("records.json"), StandardCharsets.UTF_8))
                .contains("\"salt\":\"" + "00".repeat(Opening.SALT_BYTES) + "\"");
    }

    @Test
    void entriesOfTwoCheckpointsAreNoPack() {
        assertThatThrownBy(() -> pack(proof(3, "one\n"), proof(5, "two\n"))).hasMessageContaining("one checkpoint");
        assertThatThrownBy(() -> pack()).hasMessageContaining("one checkpoint");
    }

    @Test
    void aDocumentIsNamedByAWholeTextOfSixtyFourDigits() {
        String hash = "0a".repeat(32);
        assertThat(NamedDocuments.hashes("{\"a\":\"" + hash + "\",\"b\":[\"x\",\"" + "0b".repeat(32) + "\"]}"))
                .containsExactly(hash, "0b".repeat(32));
        assertThat(NamedDocuments.hashes("{\"a\":\"" + hash + "0\",\"b\":\"" + hash.substring(1) + "\"}"))
                .isEmpty();
    }
}
