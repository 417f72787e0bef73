package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Blocks in segment files, certificates in side files, and the watermark, all below one folder. */
public final class SegmentBlocks implements Blocks {
    private static final System.Logger LOG = System.getLogger(SegmentBlocks.class.getName());

    private final Path folder;
    private final FrameLog segments;
    private final FrameLog certificates;
    private final WatermarkFile watermarkFile;
    private final ReplacementFile replacementFile;
    private Watermark watermark = Watermark.NONE;
    private Optional<ReplacementFile.Replacement> unfinished = Optional.empty();
    private Optional<String> doubt = Optional.empty();

    private SegmentBlocks(FrameLog segments, FrameLog certificates, Disk disk, Path folder) {
        this.folder = folder;
        this.segments = segments;
        this.certificates = certificates;
        this.watermarkFile = new WatermarkFile(disk, folder);
        this.replacementFile = new ReplacementFile(disk, folder);
    }

    /**
     * Reads and checks everything, and changes nothing. An unfinished write at the end is no fault only if nothing was signed about it: the block
     * after the last signed one, or the certificate of the last signed one. Anything else is doubt.
     */
    public static SegmentBlocks open(Path folder, String chainId) {
        return open(new FileDisk(), folder, chainId, FrameLog.Growth.STANDARD);
    }

    static SegmentBlocks open(Disk disk, Path folder, String chainId, FrameLog.Growth growth) {
        SegmentBlocks blocks = read(disk, folder, chainId, growth);
        try {
            blocks.watermark = blocks.watermarkFile.read();
            blocks.unfinished = blocks.replacementFile.read().filter(r -> r.height() == blocks.certificates.size() + 1);
            blocks.doubt = blocks.fault();
        } catch (IOException e) {
            blocks.doubt = Optional.of(String.valueOf(e.getMessage()));
        }
        return blocks;
    }

    /** Reads without ever changing anything, for looking at a stopped node's folder: here every byte that is no frame is a fault. */
    public static SegmentBlocks look(Path folder, String chainId) {
        return look(new FileDisk(), folder, chainId);
    }

    static SegmentBlocks look(Disk disk, Path folder, String chainId) {
        SegmentBlocks blocks = read(disk, folder, chainId, FrameLog.Growth.STANDARD);
        blocks.doubt = blocks.corrupt()
                .or(blocks.segments::torn)
                .or(blocks.certificates::torn)
                .or(() -> blocks.certificates.size() > blocks.segments.size()
                        ? Optional.of("fewer blocks than certificates")
                        : Optional.empty());
        return blocks;
    }

    private static SegmentBlocks read(Disk disk, Path folder, String chainId, FrameLog.Growth growth) {
        return new SegmentBlocks(
                FrameLog.read(disk, folder.resolve("segments"), new FrameLog.Kind("segment", true, growth), chainId),
                FrameLog.read(
                        disk, folder.resolve("certificates"), new FrameLog.Kind("certificate", false, growth), chainId),
                disk,
                folder);
    }

    private Optional<String> corrupt() {
        return segments.corrupt().or(certificates::corrupt);
    }

    /** Whether the files can be what this node left behind, also if it was killed at any moment. */
    private Optional<String> fault() {
        long signed = watermark.height();
        long whole = segments.size();
        long dropped = unfinished.filter(r -> r.height() == whole + 1).isPresent() ? 1 : 0;
        if (corrupt().isPresent()) {
            return corrupt();
        } else if (certificates.size() > 0 && !watermarkFile.exists()) {
            return Optional.of("there are certificates, but no watermark");
        } else if (whole + dropped < signed) {
            return Optional.of(ends("the log", segments, signed));
        } else if (certificates.size() + 1 < signed) {
            return Optional.of(ends("the log of certificates", certificates, signed));
        } else if (segments.torn().isPresent() && certificates.size() != whole) {
            return segments.torn();
        } else if (certificates.torn().isPresent() && certificates.size() + 1 != whole) {
            return certificates.torn();
        }
        return Optional.empty();
    }

    private static String ends(String what, FrameLog log, long signed) {
        return what + " ends at height " + log.size() + ", but height " + signed + " was signed"
                + log.torn().map(t -> ": " + t).orElse("");
    }

    @Override
    public void firm() throws IOException {
        if (doubt.isPresent()) {
            throw new IOException("in doubt: " + doubt.get());
        }
        firm("segment", segments);
        firm("certificate", certificates);
        if (watermarkFile.exists()) {
            watermarkFile.write(watermark);
        }
        if (unfinished.isPresent()) {
            ReplacementFile.Replacement replacement = unfinished.get();
            LOG.log(Level.WARNING, "finishing the replacement of height {0}", replacement.height());
            put(replacement);
            certificates.append(0, replacement.note().getBytes(StandardCharsets.UTF_8));
            unfinished = Optional.empty();
        }
    }

    private void put(ReplacementFile.Replacement replacement) throws IOException {
        if (segments.size() == replacement.height()) {
            segments.dropLast();
        }
        segments.append(replacement.firstIndex(), replacement.body());
    }

    private static void firm(String what, FrameLog log) throws IOException {
        log.torn().ifPresent(torn -> LOG.log(Level.WARNING, "cut a {0} that was not finished: {1}", what, torn));
        log.firm();
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
        if (!watermarkFile.exists()) {
            // from the first block on a missing watermark is a lost one
            watermarkFile.write(watermark);
        }
        segments.append(firstIndex, body);
    }

    @Override
    public void replace(long firstIndex, byte[] body, String note) throws IOException {
        ReplacementFile.Replacement replacement =
                new ReplacementFile.Replacement(segments.size(), firstIndex, body, note);
        replacementFile.write(replacement);
        put(replacement);
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
    public Optional<NetworkState.Disk> disk() throws IOException {
        FileStore store = Files.getFileStore(folder);
        return Optional.of(new NetworkState.Disk(store.getUsableSpace(), store.getTotalSpace()));
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

    /** Everything was durable before: a disk that fails only now takes nothing away. */
    @Override
    public void close() {
        try (segments;
                certificates) {
            doubt = doubt.or(() -> Optional.of("closed"));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing the files", e);
        }
    }
}
