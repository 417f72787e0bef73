package com.jitrace.chain.tool;

import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Entry;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack made here by the words of docs/spec/pack.md, whole and with every file altered once. */
@Tag("show-parts-1")
class PackCheckTest {
    private static final String OF = REF + "/0";
    private static final byte[] DRAWING = "a drawing".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CERTIFICATE = "a certificate".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = new byte[Opening.SALT_BYTES];

    @TempDir
    Path folder;

    private final Genesis genesis = genesis();
    private final byte[] sheet = JsonObject.EMPTY
            .with("drawing", Pack.sha256(DRAWING))
            .with("name", "Shaft")
            .canonical();
    private final byte[] record = JsonObject.EMPTY
            .with("certificate", Pack.sha256(CERTIFICATE))
            .with("subject", REF + "/1")
            .canonical();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private static Genesis genesis() {
        return new Genesis(
                0,
                "test.example/jitrace",
                List.of(new Genesis.Operator("op1", key("operator").publicKey())),
                1,
                new ValidatorSet(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> new Vkey("v" + i, key("v" + i).publicKey()))
                        .toList()));
    }

    private static Goods one(int index) {
        return Goods.items(REF, Ranges.of(index, index));
    }

    private List<byte[]> leaves() {
        String commitment = new Opening(SALT, record).commitment().hex();
        List<Statement> statements = List.of(
                new Product(PRODUCT, Optional.empty(), Optional.empty(), Pack.sha256(sheet)),
                new Commission(one(0), Optional.empty(), Details.none()),
                new Commission(one(1), Optional.empty(), Details.none().withDoc(commitment)),
                new Assemble(
                        new ItemName(REF, 0),
                        new Building.Parts(List.of(new BatchItems(REF, Ranges.of(1, 1))), List.of()),
                        Details.none()));
        List<byte[]> leaves = new ArrayList<>(List.of(new byte[] {1}));
        for (Statement statement : statements) {
            leaves.add(new Entry(id("nonce " + leaves.size()), 0, statement).leaf());
        }
        return leaves;
    }

    @BeforeEach
    void aWholePack() {
        List<byte[]> leaves = leaves();
        List<Hash> hashes = leaves.stream().map(LogTree::leafHash).toList();
        List<Json> entries = new ArrayList<>();
        for (int i = 1; i < leaves.size(); i++) {
            ByteArrayOutputStream path = new ByteArrayOutputStream();
            LogTree.inclusion(hashes, i).forEach(hash -> path.writeBytes(hash.bytes()));
            entries.add(JsonObject.EMPTY
                    .with("inclusion", Base64.getEncoder().encodeToString(path.toByteArray()))
                    .with("index", i)
                    .with("leaf", new String(leaves.get(i), StandardCharsets.UTF_8)));
        }
        files.put(
                "entries.json",
                JsonObject.EMPTY.with("entries", new Json.Array(entries)).canonical());
        files.put("records.json", records(SALT, record));
        files.put("genesis.json", genesis.canonical());
        files.put("checkpoint.txt", checkpoint(leaves.size(), LogTree.root(leaves), 3));
        files.put("documents/" + Pack.sha256(sheet), sheet);
        files.put("documents/" + Pack.sha256(DRAWING), DRAWING);
        files.put("documents/" + Pack.sha256(CERTIFICATE), CERTIFICATE);
        list();
    }

    private static byte[] records(byte[] salt, byte[] record) {
        Json one = JsonObject.EMPTY
                .with("record", new String(record, StandardCharsets.UTF_8))
                .with("salt", HexFormat.of().formatHex(salt));
        return JsonObject.EMPTY.with("records", new Json.Array(List.of(one))).canonical();
    }

    private byte[] checkpoint(long size, Hash root, int signers) {
        CheckpointText text = new CheckpointText(genesis.origin(), size, root);
        List<SignatureLine> lines = IntStream.rangeClosed(1, signers)
                .mapToObj(i -> SignatureLine.sign(text.text(), "v" + i, key("v" + i)))
                .toList();
        return new Certificate(text, lines).note().getBytes(StandardCharsets.UTF_8);
    }

    /** Lists the files as they are now: what is wrong then is not the list. */
    private void list() {
        files.keySet().removeIf(name -> name.startsWith("manifest."));
        List<Json> listed = files.entrySet().stream()
                .<Json>map(file -> JsonObject.EMPTY
                        .with("bytes", file.getValue().length)
                        .with("name", file.getKey())
                        .with("sha256", Pack.sha256(file.getValue())))
                .toList();
        put(manifest(OF, listed));
    }

    private void put(byte[] manifest) {
        files.put("manifest.json", manifest);
        files.put("manifest.sha256", (Pack.sha256(manifest) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] manifest(String of, List<Json> listed) {
        return JsonObject.EMPTY
                .with("files", new Json.Array(listed))
                .with("genesis", genesis.chainId())
                .with("of", of)
                .with("type", "pack")
                .with("version", 1)
                .canonical();
    }

    private int verify(String... more) {
        Path zip = folder.resolve("item.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError("the pack was not written", e);
        }
        List<String> arguments = new ArrayList<>(List.of(zip.toString()));
        arguments.addAll(List.of(more));
        printed.reset();
        return PackCommand.of(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8))
                .orElseThrow()
                .run();
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWholePackIsSoundAndSaysWhatIsProvedAndWhatIsNot() {
        assertThat(verify(genesis.chainId())).as(output()).isZero();
        assertThat(output())
                .contains("the pack of " + OF + ", 9 files")
                .contains("4 entries are in the log of 5 leaves that 3 validators signed")
                .contains("1 records")
                .contains("3 documents")
                .contains("not proved: that no entry")
                .doesNotContain("not compared");
        assertThat(verify()).isZero();
        assertThat(output()).contains("not compared: the genesis");
    }

    @Test
    void aByteChangedInAnyFileIsRefusedWithTheFilesName() {
        for (String name : List.copyOf(files.keySet())) {
            byte[] whole = Objects.requireNonNull(files.get(name));
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= 1;
                files.put(name, changed);
                assertThat(verify(genesis.chainId())).as(name + " byte " + at).isEqualTo(1);
                // which of the two was changed, nobody can tell
                String blamed = name.startsWith("manifest.") ? "manifest.json" : name;
                assertThat(output()).as("byte " + at).startsWith("refused: " + blamed + ": ");
            }
            files.put(name, whole);
        }
    }

    @Test
    void whoWritesTheListAnewIsFoundOutByWhatWasSigned() {
        changedAndListed("entries.json", "\"index\":2", "\"index\":3", "entry 3 is not in the log");
        changedAndListed("entries.json", "commission", "decommission", "is not in the log that was signed");
        changedAndListed("records.json", "7F3KQ/1", "7F3KQ/2", "no entry names the record");
        changedAndListed("records.json", "\"salt\":\"00", "\"salt\":\"01", "no entry names the record");
        changedAndListed("checkpoint.txt", "\n5\n", "\n6\n", "no quorum");
        changedAndListed("genesis.json", "\"name\":\"op1\"", "\"name\":\"op2\"", "another genesis");
    }

    private void changedAndListed(String name, String from, String to, String why) {
        byte[] whole = Objects.requireNonNull(files.get(name));
        String text = new String(whole, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        files.put(
                name, text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));
        list();
        assertThat(verify(genesis.chainId())).as(name).isEqualTo(1);
        assertThat(output()).contains(why);
        files.put(name, whole);
        list();
        assertThat(verify(genesis.chainId())).isZero();
    }

    @Test
    void twoOfFourSignaturesAreNoQuorumAndAnotherGenesisIsNotTheOneThatWasMeant() {
        List<byte[]> leaves = leaves();
        files.put("checkpoint.txt", checkpoint(leaves.size(), LogTree.root(leaves), 2));
        list();
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).startsWith("refused: checkpoint.txt: no quorum");
        files.put("checkpoint.txt", checkpoint(leaves.size(), LogTree.root(leaves), 4));
        list();
        assertThat(verify("0".repeat(64))).isEqualTo(1);
        assertThat(output()).startsWith("refused: genesis.json: its hash is " + genesis.chainId());
    }

    @Test
    void whatNobodyNamesHasNoPlaceInAPack() {
        byte[] stray = "stray".getBytes(StandardCharsets.US_ASCII);
        files.put("documents/" + Pack.sha256(stray), stray);
        list();
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).contains(Pack.sha256(stray) + ": no entry, record or document names it");
        files.remove("documents/" + Pack.sha256(stray));
        list();
        files.put("readme.txt", stray);
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).startsWith("refused: readme.txt: the manifest does not name it");
        list();
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).startsWith("refused: readme.txt: it has no place in a pack");
        files.remove("readme.txt");
        files.remove("records.json");
        list();
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).startsWith("refused: records.json: it is not there");
    }

    @Test
    void aDocumentUnderAnothersNameIsRefused() {
        files.put("documents/" + Pack.sha256(DRAWING), CERTIFICATE);
        list();
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).contains("documents/" + Pack.sha256(DRAWING) + ": its hash is");
    }

    @Test
    void thePackOfAnotherItemIsNotThisOne() {
        put(new String(files.get("manifest.json"), StandardCharsets.UTF_8)
                .replace("\"of\":\"" + OF, "\"of\":\"" + REF + "/7")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(verify()).isEqualTo(1);
        assertThat(output()).startsWith("refused: manifest.json: no entry names the item " + REF + "/7");
    }

    @Test
    void whatIsNoZipIsUnreadableAndOtherArgumentsAreNoPack() throws IOException {
        Path zip = Files.writeString(folder.resolve("no.zip"), "no zip");
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(PackCommand.of(List.of(zip.toString()), out).orElseThrow().run())
                .isEqualTo(3);
        assertThat(PackCommand.of(List.of("http://127.0.0.1"), out)).isEmpty();
        assertThat(PackCommand.of(List.of("a.zip", "http://127.0.0.1"), out)).isEmpty();
    }
}
