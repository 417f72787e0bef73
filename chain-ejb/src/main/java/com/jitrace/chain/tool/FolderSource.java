package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.merkle.Tiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data folder of a node ({@code chain/} or its parent); nothing in it is changed. */
final class FolderSource implements Source {
    private final Genesis genesis;
    private final SegmentBlocks blocks;

    FolderSource(Path given) throws IOException {
        Path folder = Files.exists(given.resolve("genesis.json")) ? given : given.resolve("chain");
        this.genesis = Genesis.parse(Files.readAllBytes(folder.resolve("genesis.json")));
        this.blocks = SegmentBlocks.look(folder, genesis.chainId());
    }

    @Override
    public Genesis genesis() {
        return genesis;
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

    /** A folder has no tiles; what its files' checksums say about the rest counts here. */
    @Override
    public Optional<String> wrongTile(Tiles.Source recomputed, long size) {
        return blocks.doubt();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
