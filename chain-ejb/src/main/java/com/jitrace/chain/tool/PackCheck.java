package com.jitrace.chain.tool;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Entry;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Opening;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks a pack without asking anybody: its list of files, the signatures, the way of every entry, and what the entries name. */
final class PackCheck {
    private static final String HASH = "[0-9a-f]{64}";
    private static final String MANIFEST = "manifest.json";
    private static final String MANIFEST_HASH = "manifest.sha256";
    private static final String GENESIS = "genesis.json";
    private static final String CHECKPOINT = "checkpoint.txt";
    private static final String ENTRIES = "entries.json";
    private static final String RECORDS = "records.json";

    /** What was found to hold. */
    record Sound(
            String of, String chainId, int files, int entries, int records, int documents, long size, int signers) {}

    private final Pack pack;
    private final Set<String> named = new HashSet<>();
    private final Set<String> docs = new HashSet<>();

    PackCheck(Pack pack) {
        this.pack = pack;
    }

    /** Throws at the first file that does not fit. */
    Sound check() throws Pack.Wrong {
        JsonObject manifest = manifest();
        Genesis genesis = pack.read(GENESIS, Genesis::parse);
        if (!manifest.optionalText("genesis").orElse("").equals(genesis.chainId())) {
            throw new Pack.Wrong(MANIFEST, "it names another genesis than " + genesis.chainId());
        }
        Certificate certificate = certificate(genesis);
        List<Entry> entries = entries(certificate.checkpoint());
        String of = manifest.optionalText("of").orElse("");
        if (!isNamed(of, entries)) {
            throw new Pack.Wrong(MANIFEST, "no entry names the item " + of);
        }
        int records = records();
        int documents = documents();
        return new Sound(
                of,
                genesis.chainId(),
                pack.files().size(),
                entries.size(),
                records,
                documents,
                certificate.checkpoint().size(),
                certificate.signers(genesis.validatorSet()).size());
    }

    /** Every file but this one and its hash, each once, with its length and hash. */
    private JsonObject manifest() throws Pack.Wrong {
        String hash = Pack.sha256(pack.file(MANIFEST)) + "\n";
        if (!text(pack.file(MANIFEST_HASH)).equals(hash)) {
            throw new Pack.Wrong(MANIFEST, "its hash is not the one in " + MANIFEST_HASH);
        }
        JsonObject manifest = pack.read(MANIFEST, JsonObject::parse);
        if (!manifest.optionalText("type").orElse("").equals("pack")
                || manifest.optionalWhole("version").orElse(0L) != 1
                || !manifest.fields().keySet().equals(Set.of("files", "genesis", "of", "type", "version"))) {
            throw new Pack.Wrong(MANIFEST, "it is no manifest of a pack, version 1");
        }
        Set<String> listed = new TreeSet<>(Set.of(MANIFEST, MANIFEST_HASH));
        for (JsonObject file : objects(manifest, "files", MANIFEST)) {
            String name = file.optionalText("name").orElse("");
            byte[] bytes = pack.file(name);
            if (!file.optionalText("sha256").orElse("").equals(Pack.sha256(bytes))
                    || file.optionalWhole("bytes").orElse(-1L) != bytes.length
                    || file.fields().size() != 3) {
                throw new Pack.Wrong(name, "it is not the file that the manifest names");
            } else if (!listed.add(name)) {
                throw new Pack.Wrong(MANIFEST, "it names " + name + " twice");
            }
        }
        for (String name : pack.files().keySet()) {
            if (!listed.contains(name)) {
                throw new Pack.Wrong(name, "the manifest does not name it");
            }
        }
        return manifest;
    }

    private Certificate certificate(Genesis genesis) throws Pack.Wrong {
        Certificate certificate = Certificate.parse(text(pack.file(CHECKPOINT)))
                .orElseThrow(() -> new Pack.Wrong(CHECKPOINT, "it is no signed note"));
        if (!certificate.checkpoint().origin().equals(genesis.origin())) {
            throw new Pack.Wrong(CHECKPOINT, "it is of another log");
        } else if (!certificate.certifiedBy(genesis.validatorSet())) {
            throw new Pack.Wrong(CHECKPOINT, "no quorum of the genesis' validators signed it");
        }
        return certificate;
    }

    private List<Entry> entries(CheckpointText checkpoint) throws Pack.Wrong {
        List<Entry> entries = new ArrayList<>();
        long before = -1;
        for (JsonObject one : objects(pack.read(ENTRIES, JsonObject::parse), "entries", ENTRIES)) {
            long index = one.optionalWhole("index").orElse(-1L);
            byte[] leaf = one.optionalText("leaf").orElse("").getBytes(StandardCharsets.UTF_8);
            List<Hash> path = path(one.optionalText("inclusion").orElse("-"));
            if (index <= before) {
                throw new Pack.Wrong(ENTRIES, "entry " + index + " is not in the order of the log");
            } else if (!LogTree.includes(checkpoint.root(), checkpoint.size(), index, LogTree.leafHash(leaf), path)) {
                throw new Pack.Wrong(ENTRIES, "entry " + index + " is not in the log that was signed");
            }
            before = index;
            entries.add(read(index, leaf));
        }
        return entries;
    }

    private Entry read(long index, byte[] leaf) throws Pack.Wrong {
        try {
            Entry entry = Entry.parse(leaf);
            JsonObject body = entry.statement().body();
            body.optionalText("doc").ifPresent(docs::add);
            gather(body);
            return entry;
        } catch (Malformed e) {
            throw new Pack.Wrong(ENTRIES, "entry " + index + ": " + e.detail());
        }
    }

    private static List<Hash> path(String base64) throws Pack.Wrong {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length % Hash.BYTES != 0) {
                throw new Pack.Wrong(ENTRIES, "a path of " + bytes.length + " bytes");
            }
            List<Hash> path = new ArrayList<>();
            for (int at = 0; at < bytes.length; at += Hash.BYTES) {
                path.add(Hash.of(java.util.Arrays.copyOfRange(bytes, at, at + Hash.BYTES)));
            }
            return path;
        } catch (IllegalArgumentException e) {
            throw new Pack.Wrong(ENTRIES, "a path that is no base64");
        }
    }

    /** Each record opens the commitment that an entry names as its document. */
    private int records() throws Pack.Wrong {
        List<JsonObject> records = objects(pack.read(RECORDS, JsonObject::parse), "records", RECORDS);
        for (JsonObject one : records) {
            byte[] content = one.optionalText("record").orElse("").getBytes(StandardCharsets.UTF_8);
            String commitment;
            try {
                byte[] salt = HexFormat.of().parseHex(one.optionalText("salt").orElse(""));
                commitment = new Opening(salt, content).commitment().hex();
                gather(JsonObject.parse(content));
            } catch (IllegalArgumentException e) {
                throw new Pack.Wrong(RECORDS, "a salt that is none");
            } catch (Malformed e) {
                throw new Pack.Wrong(RECORDS, e.detail());
            }
            if (!docs.contains(commitment)) {
                throw new Pack.Wrong(RECORDS, "no entry names the record with the commitment " + commitment);
            }
        }
        return records.size();
    }

    /** Each document has the hash that it is named by, and an entry, a record or another document names this hash. */
    private int documents() throws Pack.Wrong {
        Set<String> documents = pack.files().keySet().stream()
                .filter(name -> name.startsWith(Pack.DOCUMENTS))
                .map(name -> name.substring(Pack.DOCUMENTS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> open = new TreeSet<>(documents);
        for (boolean more = true; more; ) {
            more = false;
            for (String hash : List.copyOf(open)) {
                if (named.contains(hash)) {
                    byte[] bytes = pack.file(Pack.DOCUMENTS + hash);
                    if (!Pack.sha256(bytes).equals(hash)) {
                        throw new Pack.Wrong(Pack.DOCUMENTS + hash, "its hash is " + Pack.sha256(bytes));
                    }
                    gatherIfJson(bytes);
                    open.remove(hash);
                    more = true;
                }
            }
        }
        for (String hash : open) {
            throw new Pack.Wrong(Pack.DOCUMENTS + hash, "no entry, record or document names it");
        }
        Set<String> rest = new TreeSet<>(pack.files().keySet());
        rest.removeIf(name -> name.startsWith(Pack.DOCUMENTS));
        rest.removeAll(Set.of(MANIFEST, MANIFEST_HASH, GENESIS, CHECKPOINT, ENTRIES, RECORDS));
        for (String name : rest) {
            throw new Pack.Wrong(name, "it has no place in a pack");
        }
        return documents.size();
    }

    /** A specification names its drawings; a drawing is no JSON and names nothing. */
    private void gatherIfJson(byte[] bytes) {
        JsonObject document;
        try {
            document = JsonObject.parse(bytes);
        } catch (Malformed e) {
            return;
        }
        gather(document);
    }

    private void gather(Json json) {
        if (json instanceof Json.Text text && text.value().matches(HASH)) {
            named.add(text.value());
        } else if (json instanceof Json.Array array) {
            array.values().forEach(this::gather);
        } else if (json instanceof JsonObject object) {
            object.fields().values().forEach(this::gather);
        }
    }

    private static boolean isNamed(String of, List<Entry> entries) throws Pack.Wrong {
        ItemName item;
        try {
            item = ItemName.parse(of);
        } catch (Malformed e) {
            throw new Pack.Wrong(MANIFEST, "what it is of is no item");
        }
        return entries.stream().map(Entry::statement).anyMatch(statement -> names(statement, item));
    }

    private static boolean names(Statement statement, ItemName item) {
        if (statement instanceof Building building) {
            return building.item().equals(item) || among(building.parts().items(), item);
        }
        return statement instanceof Movement movement
                && movement.goods() instanceof Goods.Loose loose
                && among(loose.items(), item);
    }

    private static boolean among(List<BatchItems> items, ItemName item) {
        return items.stream()
                .filter(some -> some.batch().equals(item.batch()))
                .flatMap(some -> some.ranges().ranges().stream())
                .anyMatch(range -> range.first() <= item.index() && item.index() <= range.last());
    }

    private static List<JsonObject> objects(JsonObject in, String field, String file) throws Pack.Wrong {
        List<JsonObject> objects = new ArrayList<>();
        if (!(in.get(field).orElse(JsonObject.EMPTY) instanceof Json.Array array)) {
            throw new Pack.Wrong(file, "it has no " + field);
        }
        for (Json one : array.values()) {
            objects.add(one instanceof JsonObject object ? object : JsonObject.EMPTY);
        }
        return objects;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
