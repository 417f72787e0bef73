package com.jitrace.app.dossier;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The pack of one item, in the form of docs/spec/pack.md.
 *
 * @param of the item's name
 * @param genesis the chain's first document
 * @param entries ascending, all to the same checkpoint; at least one
 * @param records what opens the records that the entries name
 * @param documents by SHA-256
 */
record ItemPack(
        String of,
        Genesis genesis,
        List<EntryProof> entries,
        List<Opening> records,
        SortedMap<String, byte[]> documents) {
    /** The chain's first document and its hash. */
    record Genesis(String chainId, byte[] canonical) {}

    ItemPack {
        entries = List.copyOf(entries);
        records = List.copyOf(records);
        long checkpoints =
                entries.stream().map(EntryProof::checkpoint).distinct().count();
        if (checkpoints != 1) {
            throw new IllegalArgumentException("a pack has one checkpoint, not " + checkpoints);
        }
    }

    byte[] zip() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("genesis.json", genesis.canonical());
        files.put("checkpoint.txt", entries.get(0).checkpoint().getBytes(StandardCharsets.UTF_8));
        files.put(
                "entries.json",
                list("entries", entries.stream().map(ItemPack::entry).toList()));
        files.put(
                "records.json",
                list("records", records.stream().map(ItemPack::record).toList()));
        documents.forEach((hash, bytes) -> files.put("documents/" + hash, bytes));
        byte[] manifest = manifest(files);
        files.put("manifest.json", manifest);
        files.put("manifest.sha256", (Hash.over(manifest).hex() + "\n").getBytes(StandardCharsets.US_ASCII));
        return zip(files);
    }

    private static byte[] list(String name, List<Json> values) {
        return JsonObject.EMPTY.with(name, new Json.Array(values)).canonical();
    }

    private static Json entry(EntryProof entry) {
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        entry.path().forEach(hash -> path.writeBytes(hash.bytes()));
        return JsonObject.EMPTY
                .with("inclusion", Base64.getEncoder().encodeToString(path.toByteArray()))
                .with("index", entry.index())
                .with("leaf", new String(entry.leaf(), StandardCharsets.UTF_8));
    }

    private static Json record(Opening opening) {
        return JsonObject.EMPTY
                .with("record", new String(opening.canonicalValue(), StandardCharsets.UTF_8))
                .with("salt", HexFormat.of().formatHex(opening.salt()));
    }

    private byte[] manifest(SortedMap<String, byte[]> files) {
        List<Json> listed = files.entrySet().stream()
                .<Json>map(file -> JsonObject.EMPTY
                        .with("bytes", file.getValue().length)
                        .with("name", file.getKey())
                        .with("sha256", Hash.over(file.getValue()).hex()))
                .toList();
        return JsonObject.EMPTY
                .with("files", new Json.Array(listed))
                .with("genesis", genesis.chainId())
                .with("of", of)
                .with("type", "pack")
                .with("version", 1)
                .canonical();
    }

    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory took no bytes", e);
        }
        return bytes.toByteArray();
    }
}
