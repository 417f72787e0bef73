package com.jitrace.chain.adapter.rocksdb;

import com.jitrace.chain.block.Tip;
import com.jitrace.chain.entry.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Logger;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileReader;
import org.rocksdb.WALRecoveryMode;

/**
 * A stopped node's state store, read without changing a byte of it: first every file by its checksums, then every key against a store that was
 * replayed from the blocks. What RocksDB keeps beside the state (LOG, LOCK, OPTIONS, IDENTITY; decision 0017) is not read.
 */
public final class StateAudit implements AutoCloseable {
    private static final long REPORT_KEYS = 4_096;

    /** The store's files are not as RocksDB wrote them. */
    public static final class Damaged extends Exception {
        Damaged(String where) {
            super(where);
        }
    }

    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final Logger silent;
    private final RocksDB db;

    private StateAudit(Options options, Logger silent, RocksDB db) {
        this.options = options;
        this.silent = silent;
        this.db = db;
    }

    /** Checks all files and opens the store; empty if there is none, which is no fault: a node replays it. */
    public static Optional<StateAudit> open(Path folder) throws IOException, Damaged {
        if (!Files.isDirectory(folder) || !Files.exists(folder.resolve("CURRENT"))) {
            if (hasTables(folder)) {
                throw new Damaged("state/CURRENT is missing");
            }
            return Optional.empty();
        }
        Options options = new Options();
        Logger silent = new Silent(options);
        options.setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency)
                .setLogger(silent);
        try {
            checkFiles(folder);
            RocksDB db = RocksDB.openReadOnly(options, folder.toString());
            StateAudit audit = new StateAudit(options, silent, db);
            db.verifyChecksum();
            return Optional.of(audit);
        } catch (RocksDBException e) {
            options.close();
            silent.close();
            throw new Damaged("state: " + e.getMessage());
        } catch (Damaged e) {
            options.close();
            silent.close();
            throw e;
        }
    }

    private static boolean hasTables(Path folder) throws IOException {
        return Files.isDirectory(folder) && list(folder).stream().anyMatch(f -> name(f).endsWith(".sst"));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void checkFiles(Path folder) throws IOException, Damaged {
        byte[] current = Files.readAllBytes(folder.resolve("CURRENT"));
        String manifest = new String(current, StandardCharsets.ISO_8859_1);
        if (!manifest.matches("MANIFEST-[0-9]{6,}\n") || !Files.exists(folder.resolve(manifest.strip()))) {
            throw new Damaged("state/CURRENT does not name the manifest");
        }
        for (Path file : list(folder)) {
            String name = name(file);
            if (name.startsWith("MANIFEST-") || name.endsWith(".log")) {
                Optional<String> fault = RecordFile.fault(file);
                if (fault.isPresent()) {
                    throw new Damaged("state/" + name + ": " + fault.get());
                }
            } else if (name.endsWith(".sst")) {
                checkTable(file);
            } else if (!name.equals("CURRENT") && !isBesideTheState(name)) {
                throw new Damaged("state/" + name + " does not belong there");
            }
        }
    }

    /** What RocksDB writes for people and for itself, but the state does not depend on. */
    public static boolean isBesideTheState(String name) {
        return name.equals("LOCK") || name.equals("IDENTITY") || name.startsWith("LOG") || name.startsWith("OPTIONS-");
    }

    private static void checkTable(Path file) throws Damaged {
        try (Options plain = new Options();
                SstFileReader reader = new SstFileReader(plain)) {
            reader.open(file.toString());
            reader.verifyChecksum();
        } catch (RocksDBException e) {
            throw new Damaged("state/" + name(file) + ": " + e.getMessage());
        }
    }

    /** The block after which this state was written; empty if the store holds none. */
    public Optional<Tip> tip() throws Damaged {
        try {
            byte[] marker = db.get(Keys.MARKER);
            return marker == null ? Optional.empty() : Optional.of(Records.tip(marker));
        } catch (RocksDBException | Malformed | IllegalStateException | IllegalArgumentException e) {
            throw new Damaged("state: the marker of its block is not readable: " + e.getMessage());
        }
    }

    /** The first keys that are missing, wrong or surplus, at most {@code placesMax}; nothing if both hold the same. */
    public List<String> differences(RocksState replayed, int placesMax, LongConsumer keysSoFar) throws Damaged {
        List<String> places = new ArrayList<>();
        long keys = 0;
        try (ReadOptions reading = new ReadOptions().setVerifyChecksums(true).setFillCache(false);
                RocksIterator own = db.newIterator(reading);
                RocksIterator right = replayed.everything()) {
            own.seekToFirst();
            right.seekToFirst();
            while (places.size() < placesMax && (own.isValid() || right.isValid())) {
                compare(own, right).ifPresent(places::add);
                if (++keys % REPORT_KEYS == 0) {
                    keysSoFar.accept(keys);
                }
            }
            own.status();
        } catch (RocksDBException e) {
            throw new Damaged("state: " + e.getMessage());
        }
        keysSoFar.accept(keys);
        return places;
    }

    /** Compares where both stand, and moves on whichever is behind. */
    private static Optional<String> compare(RocksIterator own, RocksIterator right) {
        int order = !own.isValid() ? 1 : !right.isValid() ? -1 : Arrays.compareUnsigned(own.key(), right.key());
        if (order < 0) {
            String place = Keys.named(own.key());
            own.next();
            return Optional.of("state: surplus " + place);
        } else if (order > 0) {
            String place = Keys.named(right.key());
            right.next();
            return Optional.of("state: missing " + place);
        }
        Optional<String> wrong = Arrays.equals(own.value(), right.value())
                ? Optional.empty()
                : Optional.of("state: wrong " + Keys.named(own.key()));
        own.next();
        right.next();
        return wrong;
    }

    @Override
    public void close() {
        db.close();
        options.close();
        silent.close();
    }

    /** Without a logger of ours RocksDB would write its own LOG into the folder that is only looked at. */
    private static final class Silent extends Logger {
        Silent(Options options) {
            super(options);
            setInfoLogLevel(InfoLogLevel.FATAL_LEVEL);
        }

        @Override
        protected void log(InfoLogLevel level, String message) {
            // what is wrong comes as an exception
        }
    }
}
