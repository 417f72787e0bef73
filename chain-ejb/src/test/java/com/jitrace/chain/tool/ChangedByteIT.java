package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.rocksdb.StateAudit;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Must show chain-2: a sound folder is sound; after one byte is changed anywhere in what counts, verify exits 1 and names the place. */
@Tag("show-chain-2")
class ChangedByteIT {
    private static final int RUNS = 200;
    private static final long SEED = 20261124;

    /** A kind of place, and what the answer must name. */
    private enum Kind {
        SEGMENT("segments|frame|block"),
        CERTIFICATE("certificates|frame|block"),
        WATERMARK("watermark"),
        GENESIS("genesis"),
        STATE_TABLE("state/[0-9]+\\.sst"),
        STATE_LOG("state/[0-9]+\\.log"),
        STATE_MANIFEST("state/MANIFEST"),
        STATE_CURRENT("state/CURRENT"),
        STORED_TILE("wrong tile"),
        STORED_VALUE("state: .*(value|node|batch|nonce|expiry|marker|key )");

        private final String named;

        Kind(String named) {
            this.named = named;
        }
    }

    @TempDir
    static Path folder;

    private static Path pristine;

    @BeforeAll
    static void aNodeThatRanTwice() throws Exception {
        Path home = folder.resolve("home");
        for (int run = 0; run < 2; run++) {
            try (ChainNode opened = ChainNode.open(Settings.at(home))) {
                SmallChain chain = new SmallChain(opened.node(), home);
                if (run == 0) {
                    chain.begin();
                }
                chain.parties("run " + run + " party ", 150);
            }
        }
        pristine = home.resolve("chain");
    }

    private record Said(int code, String text) {}

    private static Said verify(Path chain) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int code = VerifyCommand.of(List.of(chain.toString()), out, Progress.silent())
                .orElseThrow()
                .run();
        return new Said(code, printed.toString(StandardCharsets.UTF_8));
    }

    /** Only what belongs to the chain; RocksDB's own notes (decision 0017) lie beside it. */
    private static Map<Kind, List<Path>> places(Path chain) throws IOException {
        Map<Kind, List<Path>> places = new TreeMap<>();
        try (Stream<Path> all = Files.walk(chain)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = chain.relativize(file).toString();
                if (Files.size(file) > 0) {
                    kind(name)
                            .ifPresent(kind -> places.computeIfAbsent(kind, k -> new ArrayList<>())
                                    .add(Path.of(name)));
                }
            }
        }
        return places;
    }

    private static java.util.Optional<Kind> kind(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (name.startsWith("segments/")) {
            return java.util.Optional.of(Kind.SEGMENT);
        } else if (name.startsWith("certificates/")) {
            return java.util.Optional.of(Kind.CERTIFICATE);
        } else if (name.equals("watermark")) {
            return java.util.Optional.of(Kind.WATERMARK);
        } else if (name.equals("genesis.json")) {
            return java.util.Optional.of(Kind.GENESIS);
        } else if (!name.startsWith("state/") || StateAudit.isBesideTheState(last)) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(
                last.endsWith(".sst")
                        ? Kind.STATE_TABLE
                        : last.endsWith(".log")
                                ? Kind.STATE_LOG
                                : last.startsWith("MANIFEST") ? Kind.STATE_MANIFEST : Kind.STATE_CURRENT);
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        for (String part : List.of("segments", "certificates", "state", "watermark", "genesis.json")) {
            SmallChain.copy(pristine.resolve(part), copy.resolve(part));
        }
        return copy;
    }

    private static void delete(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(copy)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Changes one byte of a file; returns which. */
    private static String changeFile(Path copy, List<Path> files, Random random) throws IOException {
        Path name = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(copy.resolve(name));
        int at = random.nextInt(bytes.length);
        bytes[at] ^= (byte) (1 + random.nextInt(255));
        Files.write(copy.resolve(name), bytes);
        return name + " byte " + at;
    }

    /** Changes one byte of a value through RocksDB itself, so that every checksum fits; returns the key's letter. */
    private static String changeStored(Path copy, boolean tile, Random random) throws RocksDBException {
        try (RocksDB db = RocksDB.open(copy.resolve("state").toString())) {
            List<byte[]> keys = new ArrayList<>();
            try (RocksIterator all = db.newIterator()) {
                for (all.seekToFirst(); all.isValid(); all.next()) {
                    if (all.value().length > 0 && (all.key()[0] == 't') == tile) {
                        keys.add(all.key());
                    }
                }
            }
            byte[] key = keys.get(random.nextInt(keys.size()));
            byte[] value = db.get(key);
            value[random.nextInt(value.length)] ^= (byte) (1 + random.nextInt(255));
            db.put(key, value);
            return "stored key " + (char) key[0];
        }
    }

    @Test
    void aPristineCopyIsSoundAndIsNotTouched() throws Exception {
        Path copy = copy("pristine");
        Map<String, String> before = contents(copy);
        Said said = verify(copy);
        assertThat(said.code()).as(said.text()).isEqualTo(VerifyCommand.SOUND);
        assertThat(said.text()).contains("and the stored state");
        assertThat(contents(copy)).isEqualTo(before);
        System.out.print("chain-2: pristine: " + said.text().replace("\n", "; ") + "\n");
    }

    /** A killed node leaves the space it reserved behind its last block: zeros are no fault, anything else is. */
    @Test
    void aChangedByteInReservedSpaceIsFoundToo() throws Exception {
        Path copy = copy("reserved");
        Path segment = places(copy).get(Kind.SEGMENT).get(0);
        byte[] written = Files.readAllBytes(copy.resolve(segment));
        byte[] reserved = java.util.Arrays.copyOf(written, written.length + (1 << 20));
        Files.write(copy.resolve(segment), reserved);
        assertThat(verify(copy).code()).isEqualTo(VerifyCommand.SOUND);
        for (int at : List.of(written.length, written.length + 12_345, reserved.length - 1)) {
            byte[] changed = reserved.clone();
            changed[at] ^= 1;
            Files.write(copy.resolve(segment), changed);
            Said said = verify(copy);
            assertThat(said.code()).as("byte " + at).isEqualTo(VerifyCommand.CORRUPT);
            assertThat(said.text()).contains("segments/0000000000000001.log");
        }
    }

    private static Map<String, String> contents(Path copy) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(copy)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(
                        copy.relativize(file).toString(),
                        com.jitrace.chain.merkle.Hash.over(Files.readAllBytes(file))
                                .hex());
            }
        }
        return contents;
    }

    @Test
    void everyChangedByteIsFoundAndNamed() throws Exception {
        Random random = new Random(SEED);
        Map<Kind, List<Path>> files = places(pristine);
        assertThat(files).hasSize(8);
        Map<Kind, Integer> counts = new TreeMap<>();
        long begun = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            Kind kind = Kind.values()[run % Kind.values().length];
            Path copy = copy("run " + run);
            String place = files.containsKey(kind)
                    ? changeFile(copy, files.get(kind), random)
                    : changeStored(copy, kind == Kind.STORED_TILE, random);
            Said said = verify(copy);
            assertThat(said.code()).as(kind + ", " + place + ": " + said.text()).isEqualTo(VerifyCommand.CORRUPT);
            assertThat(said.text()).as(kind + ", " + place).containsPattern("corrupt: .*(" + kind.named + ")");
            counts.merge(kind, 1, Integer::sum);
            delete(copy);
        }
        System.out.println("chain-2: " + RUNS + " changed bytes, all found and named: " + counts + ", "
                + (System.nanoTime() - begun) / 1_000_000_000 + " s");
    }
}
