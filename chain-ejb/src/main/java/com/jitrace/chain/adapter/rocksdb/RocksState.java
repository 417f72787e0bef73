package com.jitrace.chain.adapter.rocksdb;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.node.StateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * State in RocksDB. A block's changes and the marker that names it are one atomic write, not synced: after a power cut the marker may lie
 * some blocks back, and these are replayed from the segments.
 */
public final class RocksState implements StateStore {
    private static final long CACHE_BYTES = 32L << 20;
    private static final long BUFFER_BYTES = 16L << 20;
    private static final int BLOOM_BITS = 10;
    private static final double MEMTABLE_BLOOM_SHARE = 0.05;
    private static final String AGAIN =
            "It can be made again from the blocks: stop the node, remove its folder chain/state, start the node";
    private static final int RECENT_VALUES_MAX = 10_000;
    private static final int RECENT_NODES_MAX = 50_000;

    private final Options options;
    private final RocksDB db;
    private final ReadOptions newest = new ReadOptions();
    private final WriteOptions writing = new WriteOptions();
    private final Recent<String, JsonObject> values = new Recent<>(RECENT_VALUES_MAX);
    private final Recent<StateTree.Place, StateTree.Node> nodes = new Recent<>(RECENT_NODES_MAX);
    private final Recent<ItemTree.Place, ItemTree.Node> items = new Recent<>(RECENT_NODES_MAX);
    private boolean closed;

    private RocksState(Options options, RocksDB db) {
        this.options = options;
        this.db = db;
    }

    /** Beside the state, always under one name: unpacked to the temporary folder, each kill of a node would leave 14 MB there. */
    private static void loadLibrary(Path folder) throws IOException {
        Files.createDirectories(folder);
        NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
        RocksDB.loadLibrary();
    }

    public static RocksState open(Path folder) throws IOException {
        Files.createDirectories(folder);
        loadLibrary(folder.resolveSibling("native"));
        Options options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(BUFFER_BYTES)
                .setKeepLogFileNum(2)
                // most look-ups ask for what is not there: a batch that is new, a nonce nobody used
                .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_SHARE)
                .setMemtableWholeKeyFiltering(true)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(new LRUCache(CACHE_BYTES))
                        .setFilterPolicy(new BloomFilter(BLOOM_BITS)));
        try {
            return new RocksState(options, RocksDB.open(options, folder.toString()));
        } catch (RocksDBException e) {
            options.close();
            throw new IOException("the state in " + folder + " cannot be read: " + e.getMessage() + ". " + AGAIN, e);
        }
    }

    private Optional<byte[]> get(ReadOptions reading, byte[] key) {
        try {
            return Optional.ofNullable(db.get(reading, key));
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    private static UncheckedIOException broken(RocksDBException e) {
        return new UncheckedIOException(
                new IOException("the state cannot be read: " + e.getMessage() + ". " + AGAIN, e));
    }

    /** The state as a snapshot saw it: straight from the store. */
    private final class View implements State {
        private final ReadOptions reading;

        private View(ReadOptions reading) {
            this.reading = reading;
        }

        @Override
        public Optional<JsonObject> value(String key) {
            return get(reading, Keys.value(key)).map(JsonObject::parse);
        }

        @Override
        public Optional<Long> nonce(String author, String nonce) {
            return get(reading, Keys.nonce(author, nonce))
                    .map(bytes -> ByteBuffer.wrap(bytes).getLong());
        }

        @Override
        public Optional<JsonObject> past(String batchId) {
            return get(reading, Keys.past(batchId)).map(JsonObject::parse);
        }

        @Override
        public Optional<StateTree.Node> node(StateTree.Place place) {
            return get(reading, Keys.node(place)).map(Records::node);
        }

        @Override
        public ItemTree.Node node(ItemTree.Place place) {
            return get(reading, Keys.item(place))
                    .map(Records::item)
                    .orElseThrow(() -> new IllegalStateException("no node at " + place));
        }
    }

    /** The newest state: what was used last need not be fetched and decoded again. */
    private final class Newest implements State {
        private final View below = new View(newest);

        @Override
        public Optional<JsonObject> value(String key) {
            return values.get(key, below::value);
        }

        @Override
        public Optional<Long> nonce(String author, String nonce) {
            return below.nonce(author, nonce);
        }

        @Override
        public Optional<JsonObject> past(String batchId) {
            return below.past(batchId);
        }

        @Override
        public Optional<StateTree.Node> node(StateTree.Place place) {
            return nodes.get(place, below::node);
        }

        @Override
        public ItemTree.Node node(ItemTree.Place place) {
            return items.get(place, p -> Optional.of(below.node(p))).orElseThrow();
        }
    }

    private void remember(Overlay changes) {
        values.written(changes.values());
        nodes.written(changes.nodes());
        items.written(changes.items());
    }

    @Override
    public Optional<Tip> tip() {
        return get(newest, Keys.MARKER).map(Records::tip).filter(tip -> Heights.whole(db, tip.height()));
    }

    @Override
    public State state() {
        return new Newest();
    }

    @Override
    public Tiles.Source tiles() {
        Map<String, byte[]> read = new HashMap<>();
        return (level, index) -> {
            long tile = index / Tiles.WIDTH;
            int at = (int) (index % Tiles.WIDTH) * Hash.BYTES;
            byte[] known = read.get(level + "/" + tile);
            byte[] bytes = known != null && known.length > at
                    ? known
                    : get(newest, Keys.tile(level, tile))
                            .orElseThrow(() -> new IllegalStateException("no tile " + level + "/" + tile));
            read.put(level + "/" + tile, bytes);
            return Hash.at(bytes, at);
        };
    }

    @Override
    public void begin(Tip tip, Overlay genesis) {
        try (WriteBatch batch = new WriteBatch()) {
            put(batch, genesis);
            batch.put(Keys.height(tip.height()), new byte[0]);
            batch.put(Keys.MARKER, Records.tip(tip));
            db.write(writing, batch);
            remember(genesis);
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    @Override
    public void commit(Executed block) {
        long time = block.header().time();
        try (WriteBatch batch = new WriteBatch()) {
            forget(batch, time);
            forgetPasts(batch, time - Limits.CORRECTION_AGE_MILLIS_MAX);
            put(batch, block.changes());
            putPasts(batch, block.changes(), time);
            putTiles(batch, block);
            for (Executed.Placed placed : block.batches()) {
                batch.put(
                        Keys.batch(placed.batchId()),
                        Records.longs(block.header().height(), placed.firstIndex(), time));
            }
            batch.put(Keys.height(block.tip().height()), new byte[0]);
            batch.put(Keys.MARKER, Records.tip(block.tip()));
            db.write(writing, batch);
            remember(block.changes());
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    private static void put(WriteBatch batch, Overlay changes) throws RocksDBException {
        for (var value : changes.values().entrySet()) {
            batch.put(Keys.value(value.getKey()), value.getValue().canonical());
        }
        for (var node : changes.nodes().entrySet()) {
            batch.put(Keys.node(node.getKey()), Records.node(node.getValue()));
        }
        for (var item : changes.items().entrySet()) {
            batch.put(Keys.item(item.getKey()), Records.item(item.getValue()));
        }
        for (var nonce : changes.nonces().entrySet()) {
            String name = nonce.getKey().author() + nonce.getKey().nonce();
            batch.put(Keys.nonce(nonce.getKey().author(), nonce.getKey().nonce()), Records.longs(nonce.getValue()));
            batch.put(Keys.expiry(nonce.getValue(), name), new byte[0]);
        }
    }

    /** Appends the new hashes to the last tile of each level. */
    private void putTiles(WriteBatch batch, Executed block) throws RocksDBException {
        Map<TileName, ByteArrayOutputStream> tiles = new HashMap<>();
        for (Executed.TileHash hash : block.tileHashes()) {
            TileName name = new TileName(hash.level(), hash.index() / Tiles.WIDTH);
            ByteArrayOutputStream tile = tiles.computeIfAbsent(name, n -> begun(n, hash.index()));
            tile.writeBytes(hash.hash().bytes());
        }
        for (var tile : tiles.entrySet()) {
            TileName name = tile.getKey();
            batch.put(Keys.tile(name.level(), name.tile()), tile.getValue().toByteArray());
        }
    }

    private record TileName(int level, long tile) {}

    /** What a tile holds before the hash with this index. */
    private ByteArrayOutputStream begun(TileName name, long index) {
        int before = (int) (index % Tiles.WIDTH) * Hash.BYTES;
        ByteArrayOutputStream tile = new ByteArrayOutputStream(Tiles.WIDTH * Hash.BYTES);
        if (before > 0) {
            byte[] stored = get(newest, Keys.tile(name.level(), name.tile()))
                    .orElseThrow(() -> new IllegalStateException("no tile " + name));
            tile.write(stored, 0, before);
        }
        return tile;
    }

    /** Nonces whose notAfter has passed cannot be replayed any more. */
    private void forget(WriteBatch batch, long time) throws RocksDBException {
        byte[] end = Keys.expiriesBefore(time);
        try (Slice bound = new Slice(end);
                ReadOptions range = new ReadOptions().setIterateUpperBound(bound);
                RocksIterator past = db.newIterator(range)) {
            for (past.seek(Keys.expiriesBefore(0)); past.isValid(); past.next()) {
                byte[] key = past.key();
                String name = new String(key, 9, key.length - 9, java.nio.charset.StandardCharsets.US_ASCII);
                batch.delete(key);
                batch.delete(Keys.nonce(name.substring(0, 32), name.substring(32)));
            }
        }
    }

    private static void putPasts(WriteBatch batch, Overlay changes, long time) throws RocksDBException {
        for (var past : changes.pasts().entrySet()) {
            batch.put(Keys.past(past.getKey()), past.getValue().canonical());
        }
        if (!changes.pasts().isEmpty()) {
            batch.put(Keys.pastsOf(time), Keys.batchIds(changes.pasts().keySet()));
        }
    }

    /** What the blocks of more than 72 hours ago found can no longer be asked for. */
    private void forgetPasts(WriteBatch batch, long time) throws RocksDBException {
        try (Slice bound = new Slice(Keys.pastsOf(Math.max(0, time)));
                ReadOptions range = new ReadOptions().setIterateUpperBound(bound);
                RocksIterator old = db.newIterator(range)) {
            for (old.seek(Keys.pastsOf(0)); old.isValid(); old.next()) {
                batch.delete(old.key());
                for (String batchId : Keys.batchIds(old.value())) {
                    batch.delete(Keys.past(batchId));
                }
            }
        }
    }

    @Override
    public Optional<BatchPlace> batch(String batchId) {
        if (!batchId.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        return get(newest, Keys.batch(batchId))
                .map(ByteBuffer::wrap)
                .map(b -> new BatchPlace(b.getLong(), b.getLong(), b.getLong()));
    }

    @Override
    public Snapshot snapshot() {
        org.rocksdb.Snapshot snapshot = db.getSnapshot();
        ReadOptions reading = new ReadOptions().setSnapshot(snapshot);
        State view = new View(reading);
        return new Snapshot() {
            @Override
            public State state() {
                return view;
            }

            @Override
            public void close() {
                reading.close();
                db.releaseSnapshot(snapshot);
            }
        };
    }

    /** Every key with its value, ascending, as of now: for comparing two stores. */
    RocksIterator everything() {
        return db.newIterator(newest);
    }

    @Override
    public void clear() {
        try (WriteBatch batch = new WriteBatch()) {
            batch.deleteRange(new byte[0], new byte[] {(byte) 0xff});
            db.write(writing, batch);
            values.clear();
            nodes.clear();
            items.clear();
        } catch (RocksDBException e) {
            throw broken(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            newest.close();
            writing.close();
            db.close();
            options.close();
        }
    }
}
