package com.jitrace.chain.adapter.segment;

import com.jitrace.chain.node.EvidenceStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One file {@code <name>.json} for each proof: written beside, synced, renamed, and the folder synced. */
public final class EvidenceFolder implements EvidenceStore {
    private static final String SUFFIX = ".json";
    private static final int FILE_BYTES_MAX = 1 << 20;

    private final Disk disk = new FileDisk();
    private final Path folder;

    /** @param folder made when there is something to keep */
    public EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, byte[]> kept() throws IOException {
        Map<String, byte[]> kept = new TreeMap<>();
        if (disk.isFolder(folder)) {
            for (String name : disk.list(folder)) {
                if (name.endsWith(SUFFIX)) {
                    kept.put(name.substring(0, name.length() - SUFFIX.length()), read(folder.resolve(name)));
                }
            }
        }
        return kept;
    }

    private byte[] read(Path file) throws IOException {
        try (Disk.Open in = disk.open(file, Disk.Access.READ)) {
            if (in.size() > FILE_BYTES_MAX) {
                throw new IOException(file + " is no evidence: " + in.size() + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
            in.read(0, bytes);
            return bytes.array();
        }
    }

    @Override
    public void keep(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name + SUFFIX);
        if (disk.exists(file)) {
            return;
        }
        if (!disk.isFolder(folder)) {
            disk.createFolder(folder);
        }
        Path next = folder.resolve(name + ".next");
        try (Disk.Open out = disk.create(next)) {
            out.write(0, ByteBuffer.wrap(content));
            out.sync();
        }
        disk.rename(next, file);
        disk.syncFolder(folder);
    }
}
