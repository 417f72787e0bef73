package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * What the stores need of a file system, no more. Nothing is durable before {@link Open#sync} (a file's bytes and size) or {@link #syncFolder}
 * (which names a folder has) returned; an IOException says that a call may have happened, wholly, in part or not at all.
 */
interface Disk {
    boolean isFolder(Path folder);

    boolean exists(Path file);

    /** Names of the files in a folder, ascending. */
    List<String> list(Path folder) throws IOException;

    void createFolder(Path folder) throws IOException;

    void syncFolder(Path folder) throws IOException;

    /** A new empty file, open for writing; one of that name is emptied. */
    Open create(Path file) throws IOException;

    Open open(Path file, Access access) throws IOException;

    /** Atomically; replaces a file of that name. */
    void rename(Path from, Path to) throws IOException;

    enum Access {
        READ,
        WRITE
    }

    /** An open file. Reads may come from several threads, writes from one. */
    interface Open extends AutoCloseable {
        long size() throws IOException;

        /** Fills the buffer; an IOException if the file ends before. */
        void read(long at, ByteBuffer into) throws IOException;

        void write(long at, ByteBuffer bytes) throws IOException;

        void truncate(long size) throws IOException;

        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }
}
