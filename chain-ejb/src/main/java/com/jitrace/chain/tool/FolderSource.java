package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.adapter.rocksdb.StateAudit;
import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.validator.Watermark;
import com.jitrace.chain.wiring.ChainFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data folder of a stopped node ({@code chain/} or its parent); nothing in it is changed. The node's lock is held meanwhile, so that none
 * starts on it; a running node's folder is refused, its URL is the way to look at it.
 */
final class FolderSource implements Source {
    private static final int PLACES_MAX = 20;

    private final Path folder;
    private final Optional<FileChannel> lock;
    private final Genesis genesis;
    private final SegmentBlocks blocks;
    private Optional<StateAudit> state = Optional.empty();
    private Optional<Long> stateHeight = Optional.empty();

    FolderSource(Path given) throws IOException {
        this.folder = Files.exists(given.resolve("genesis.json")) ? given : given.resolve("chain");
        byte[] bytes = Files.readAllBytes(folder.resolve("genesis.json"));
        this.lock = lock(folder.resolve("lock"));
        try {
            this.genesis = Genesis.parse(bytes);
            this.blocks = SegmentBlocks.look(folder, genesis.chainId());
        } catch (Malformed e) {
            unlock();
            throw Malformed.form("genesis.json: " + e.detail());
        }
    }

    /** None if there is no lock file (a copy) or it may not be written (a read-only disk). */
    private static Optional<FileChannel> lock(Path file) throws IOException {
        if (!Files.isWritable(file)) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(file);
        }
        channel.close();
        throw inUse(file);
    }

    private static IOException inUse(Path file) {
        return new IOException(
                "a node is running on this folder (" + file + " is locked): stop it, or verify its URL instead");
    }

    private void unlock() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    @Override
    public Genesis genesis() {
        return genesis;
    }

    @Override
    public Epochs epochs() throws IOException {
        return new ChainFolder(folder).epochs(genesis);
    }

    @Override
    public Optional<String> damage() throws IOException {
        Optional<String> named = otherChain().or(blocks::doubt);
        if (named.isPresent()) {
            return named;
        }
        try {
            state = StateAudit.open(folder.resolve("state"));
            if (state.isPresent()) {
                stateHeight = state.get().tip().map(Tip::height);
            }
            if (stateHeight.filter(h -> h > blocks.certified()).isPresent()) {
                return Optional.of("state: of height " + stateHeight.get() + ", but certificates end at height "
                        + blocks.certified());
            }
            return Optional.empty();
        } catch (StateAudit.Damaged e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** All files agree on a chain, but it is not this genesis': then it is the genesis that changed. */
    private Optional<String> otherChain() throws IOException {
        Set<String> chains = new HashSet<>();
        for (String kind : List.of("segment", "certificate")) {
            try (Stream<Path> files = Files.list(folder.resolve(kind + "s"))) {
                for (Path file : files.toList()) {
                    chains.add(chainOf(file, kind));
                }
            }
        }
        return chains.size() == 1 && !chains.contains("") && !chains.contains(genesis.chainId())
                ? Optional.of("genesis.json: of chain " + genesis.chainId() + ", the blocks are of "
                        + chains.iterator().next())
                : Optional.empty();
    }

    private static String chainOf(Path file, String kind) throws IOException {
        String start = "jitrace/v1/" + kind + " ";
        byte[] head = new byte[start.length() + 2 * Hash.BYTES];
        try (var in = Files.newInputStream(file)) {
            String line = new String(head, 0, in.readNBytes(head, 0, head.length), StandardCharsets.ISO_8859_1);
            return line.startsWith(start) ? line.substring(start.length()) : "";
        }
    }

    @Override
    public List<Claim> blocks(long fromHeight) throws IOException {
        return fromHeight > Math.min(blocks.height(), blocks.certified())
                ? List.of()
                : List.of(new Claim(blocks.body(fromHeight), blocks.certificate(fromHeight)));
    }

    @Override
    public Optional<String> checkpoint() throws IOException {
        return blocks.certified() == 0 ? Optional.empty() : Optional.of(blocks.certificate(blocks.certified()));
    }

    @Override
    public Optional<Long> stateHeight() {
        return stateHeight;
    }

    @Override
    public List<String> wrongState(RocksState replayed, Progress progress) {
        try {
            return state.orElseThrow()
                    .differences(replayed, PLACES_MAX, keys -> progress.also("comparing the state, keys", keys));
        } catch (StateAudit.Damaged e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** What was signed last must be the last block or the one that waits for its certificate. */
    @Override
    public Optional<String> wrongBeside(Tip tip, RocksState replayed, Progress progress) throws IOException {
        Path file = folder.resolve("watermark");
        if (!Files.exists(file)) {
            return tip.height() == 0 ? Optional.empty() : Optional.of("watermark: there is none");
        }
        try {
            Watermark mark = watermark(JsonObject.parse(Files.readAllBytes(file)));
            boolean fits = mark.height() == tip.height()
                    ? mark.size() == tip.log().size()
                            && Tiles.root(replayed.tiles(), mark.size()).equals(mark.root())
                    : mark.height() == tip.height() + 1 && blocks.height() == mark.height();
            return fits
                    ? Optional.empty()
                    : Optional.of("watermark: height " + mark.height() + ", size " + mark.size()
                            + " does not fit the blocks up to height " + tip.height());
        } catch (Malformed | IllegalStateException | IllegalArgumentException e) {
            return Optional.of("watermark: damaged: " + e.getMessage());
        }
    }

    private static Watermark watermark(JsonObject object) {
        JsonObject content = object.without("check");
        if (!Hash.over(content.canonical()).hex().equals(object.text("check"))) {
            throw new IllegalStateException("its check does not fit");
        }
        return new Watermark(content.whole("height"), content.whole("size"), Hash.hex(content.text("root")));
    }

    /** A block that was written, perhaps signed, but has no certificate; it must be able to follow. */
    @Override
    public Optional<byte[]> pending() throws IOException {
        return blocks.height() > blocks.certified()
                ? Optional.of(blocks.body(blocks.certified() + 1))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        state.ifPresent(StateAudit::close);
        blocks.close();
        unlock();
    }
}
