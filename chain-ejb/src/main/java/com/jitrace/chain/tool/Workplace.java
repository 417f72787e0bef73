package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a verification replays the state: on disk, so that memory stays bounded. A kept one holds {@code state/} and {@code verified.json}
 * {@code {chain,note}}: what was verified, and the last certificate, so that a later run goes on from there; a temporary one is deleted.
 */
final class Workplace implements AutoCloseable {
    private static final String FILE = "verified.json";

    private final Path folder;
    private final boolean kept;
    private final RocksState state;

    private Workplace(Path folder, boolean kept) throws IOException {
        this.folder = folder;
        this.kept = kept;
        this.state = RocksState.open(folder.resolve("state"));
    }

    static Workplace temporary() throws IOException {
        return new Workplace(Files.createTempDirectory("jitrace-verify"), false);
    }

    /** A folder of an earlier run for this chain, or a new one; an IOException if it is another chain's. */
    static Workplace kept(Path folder, String chainId) throws IOException {
        Files.createDirectories(folder);
        Workplace workplace = new Workplace(folder, true);
        Optional<JsonObject> written = workplace.written();
        if (written.isPresent() && !written.get().text("chain").equals(chainId)) {
            workplace.close();
            throw new IOException(folder + " holds what was verified of chain "
                    + written.get().text("chain") + ", not of " + chainId);
        }
        if (written.isEmpty()) {
            workplace.state.clear();
        }
        return workplace;
    }

    private Optional<JsonObject> written() throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(JsonObject.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (Malformed e) {
            throw new IOException(file + " is damaged, delete the folder to begin anew: " + e.getMessage(), e);
        }
    }

    RocksState state() {
        return state;
    }

    /** The last certificate of an earlier run. */
    Optional<String> note() throws IOException {
        return written().flatMap(w -> w.optionalText("note"));
    }

    /** Notes which chain this is and the certificate of a block that is in the state. */
    void keep(String chainId, Optional<String> note) throws IOException {
        if (kept) {
            Path next = folder.resolve(FILE + ".next");
            Files.write(
                    next,
                    JsonObject.EMPTY
                            .with("chain", chainId)
                            .withText("note", note)
                            .canonical());
            Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        state.close();
        if (!kept) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
