package com.jitrace.chain.wiring;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.node.Archive;
import com.jitrace.chain.node.Installing;
import com.jitrace.chain.node.Reporting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data folder of a node that does not run ({@code chain/} or its parent); its lock is held, so that none starts on it meanwhile. */
public final class StoppedNode implements AutoCloseable {
    private final ChainFolder folder;
    private final FileChannel lock;
    private final Archive archive;

    private StoppedNode(ChainFolder folder, FileChannel lock, Archive archive) {
        this.folder = folder;
        this.lock = lock;
        this.archive = archive;
    }

    public static StoppedNode open(Path given) throws IOException {
        Path path = Files.exists(given.resolve("genesis.json")) ? given : given.resolve("chain");
        Genesis genesis = Genesis.parse(Files.readAllBytes(path.resolve("genesis.json")));
        ChainFolder folder = new ChainFolder(path);
        FileChannel lock = folder.lock();
        try {
            Epochs epochs = folder.epochs(genesis);
            return new StoppedNode(
                    folder,
                    lock,
                    new Archive(
                            genesis,
                            epochs,
                            folder.identity(genesis, epochs),
                            SegmentBlocks.open(path, genesis.chainId()),
                            RocksState.open(path.resolve("state"))));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public Archive archive() {
        return archive;
    }

    /** Ends this validator's part in the present epoch; the key for the next one is there before. */
    public Reporting.Result report() throws IOException {
        long next = archive.epochs().present(archive.genesis()) + 1;
        Vkey vkey = new Vkey(archive.identity().name(), folder.voteKey(next).publicKey());
        return Reporting.report(archive, vkey);
    }

    /** Why this document cannot be followed here, if so; otherwise it is durable, and the node votes in that epoch from its next start on. */
    public Optional<String> install(EpochDocument document) throws IOException {
        List<EpochDocument> all = new ArrayList<>(archive.epochs().documents());
        if (all.contains(document)) {
            return Optional.empty();
        }
        all.add(document);
        Optional<String> fault;
        try {
            Epochs epochs = Epochs.of(archive.genesis(), all);
            fault = Installing.fault(
                    new Archive(archive.genesis(), epochs, archive.identity(), archive.blocks(), archive.state()));
        } catch (IllegalArgumentException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
        }
        if (fault.isEmpty()) {
            folder.install(document);
        }
        return fault;
    }

    @Override
    public void close() throws IOException {
        archive.state().close();
        archive.blocks().close();
        lock.close();
    }
}
