package com.jitrace.chain.simulation;

import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.util.Optional;

/** Blocks as they are: for whoever wants to see one of the calls. */
public class PassingBlocks implements Blocks {
    private final Blocks blocks;

    protected PassingBlocks(Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public Optional<String> doubt() {
        return blocks.doubt();
    }

    @Override
    public long height() {
        return blocks.height();
    }

    @Override
    public long certified() {
        return blocks.certified();
    }

    @Override
    public Watermark watermark() {
        return blocks.watermark();
    }

    @Override
    public Optional<NetworkState.Disk> disk() throws IOException {
        return blocks.disk();
    }

    @Override
    public void firm() throws IOException {
        blocks.firm();
    }

    @Override
    public void append(long firstIndex, byte[] body) throws IOException {
        blocks.append(firstIndex, body);
    }

    @Override
    public void watermark(Watermark watermark) throws IOException {
        blocks.watermark(watermark);
    }

    @Override
    public void certify(String note) throws IOException {
        blocks.certify(note);
    }

    @Override
    public void replace(long firstIndex, byte[] body, String note) throws IOException {
        blocks.replace(firstIndex, body, note);
    }

    @Override
    public byte[] body(long height) throws IOException {
        return blocks.body(height);
    }

    @Override
    public String certificate(long height) throws IOException {
        return blocks.certificate(height);
    }

    @Override
    public long firstIndex(long height) {
        return blocks.firstIndex(height);
    }

    @Override
    public long heightOf(long index) {
        return blocks.heightOf(index);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
