package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Blocks in segment files, certificates in side files, and the watermark, all below one folder. */
public final class SegmentBlocks implements Blocks {
    private static final System.Logger LOG = System.getLogger(SegmentBlocks.class.getName());

    private final FrameLog segments;
    private final FrameLog certificates;
    private final WatermarkFile watermarkFile;
    private Watermark watermark = Watermark.NONE;
    private Optional<String> doubt = Optional.empty();

    private SegmentBlocks(FrameLog segments, FrameLog certificates, WatermarkFile watermarkFile) {
        this.segments = segments;
        this.certificates = certificates;
        this.watermarkFile = watermarkFile;
    }

    /**
     * Reads and checks everything. An unfinished write at the end is cut only if nothing was signed about it: a block above the watermark, or a
     * certificate of the last signed block. Anything else is doubt, and nothing is touched.
     */
    public static SegmentBlocks open(Path folder, String chainId) throws IOException {
        FrameLog segments = FrameLog.open(folder.resolve("segments"), "segment", chainId);
        FrameLog certificates = FrameLog.open(folder.resolve("certificates"), "certificate", chainId);
        SegmentBlocks blocks = new SegmentBlocks(segments, certificates, new WatermarkFile(folder));
        blocks.check();
        return blocks;
    }

    /** Reads without ever cutting anything: for looking at a stopped node's folder. */
    public static SegmentBlocks look(Path folder, String chainId) throws IOException {
        FrameLog segments = FrameLog.open(folder.resolve("segments"), "segment", chainId);
        FrameLog certificates = FrameLog.open(folder.resolve("certificates"), "certificate", chainId);
        SegmentBlocks blocks = new SegmentBlocks(segments, certificates, new WatermarkFile(folder));
        blocks.doubt = segments.corrupt()
                .or(certificates::corrupt)
                .or(segments::torn)
                .or(certificates::torn)
                .or(() -> certificates.size() > segments.size()
                        ? Optional.of("fewer blocks than certificates")
                        : Optional.empty());
        return blocks;
    }

    private void check() throws IOException {
        try {
            watermark = watermarkFile.read();
        } catch (IOException e) {
            doubt = Optional.of(String.valueOf(e.getMessage()));
            return;
        }
        if (segments.corrupt().isPresent() || certificates.corrupt().isPresent()) {
            doubt = segments.corrupt()
                    .map(c -> "segments: " + c)
                    .or(() -> certificates.corrupt().map(c -> "certificates: " + c));
        } else if (certificates.size() > 0 && !watermarkFile.exists()) {
            doubt = Optional.of("there are certificates, but no watermark");
        } else if (segments.size() < watermark.height()) {
            doubt = Optional.of("the log ends at height " + segments.size() + ", but height " + watermark.height()
                    + " was signed" + segments.torn().map(t -> ": " + t).orElse(""));
        } else if (certificates.size() + 1 < watermark.height()) {
            doubt = Optional.of("certificates end at height " + certificates.size() + ", but height "
                    + watermark.height() + " was signed"
                    + certificates.torn().map(t -> ": " + t).orElse(""));
        } else {
            cut("segment", segments);
            cut("certificate", certificates);
        }
    }

    private static void cut(String what, FrameLog log) throws IOException {
        Optional<String> torn = log.torn();
        if (torn.isPresent()) {
            LOG.log(Level.WARNING, "cut an unfinished {0}, about which nothing was signed: {1}", what, torn.get());
            log.cutTorn();
        }
    }

    @Override
    public Optional<String> doubt() {
        return doubt;
    }

    @Override
    public long height() {
        return segments.size();
    }

    @Override
    public long certified() {
        return certificates.size();
    }

    @Override
    public Watermark watermark() {
        return watermark;
    }

    @Override
    public void append(long firstIndex, byte[] body) throws IOException {
        segments.append(firstIndex, body);
    }

    @Override
    public void watermark(Watermark next) throws IOException {
        if (!next.equals(watermark)) {
            watermarkFile.write(next);
            watermark = next;
        }
    }

    @Override
    public void certify(String note) throws IOException {
        certificates.append(0, note.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] body(long height) throws IOException {
        return segments.payload(height);
    }

    @Override
    public String certificate(long height) throws IOException {
        return new String(certificates.payload(height), StandardCharsets.UTF_8);
    }

    @Override
    public long firstIndex(long height) {
        return segments.first(height);
    }

    @Override
    public long heightOf(long index) {
        return segments.numberAt(index);
    }

    @Override
    public void close() {
        try (segments;
                certificates) {
            doubt = doubt.or(() -> Optional.of("closed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
