package com.jitrace.chain.tool;

import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a pack (docs/spec/pack.md) as they lie in the ZIP, within limits; what they are worth, {@link PackCheck} tells. */
record Pack(SortedMap<String, byte[]> files) {
    static final int FILES_MAX = 10_000;
    static final long BYTES_MAX = 256L << 20;
    static final String DOCUMENTS = "documents/";

    /** What is wrong with which file. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String file, String why) {
            super(file + ": " + why);
        }
    }

    /** Reads a ZIP; IOException if it is none, Wrong if a file in it cannot be read. */
    static Pack read(Path zip) throws IOException, Wrong {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            long left = BYTES_MAX;
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                byte[] bytes = bytes(file, entry, left);
                left -= bytes.length;
                if (files.put(entry.getName(), bytes) != null) {
                    throw new Wrong(entry.getName(), "it is in the pack twice");
                } else if (files.size() > FILES_MAX) {
                    throw new Wrong(entry.getName(), "there are more than " + FILES_MAX + " files");
                }
            }
            return new Pack(files);
        }
    }

    private static byte[] bytes(ZipFile file, ZipEntry entry, long left) throws Wrong {
        byte[] bytes;
        try (InputStream in = file.getInputStream(entry)) {
            bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
        } catch (IOException e) {
            throw new Wrong(entry.getName(), "it cannot be unpacked (" + e.getMessage() + ")");
        }
        if (bytes.length > left) {
            throw new Wrong(entry.getName(), "the files have more than " + (BYTES_MAX >> 20) + " MB");
        }
        return bytes;
    }

    byte[] file(String name) throws Wrong {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new Wrong(name, "it is not there");
        }
        return bytes;
    }

    /** Reads a file of the pack by a reader that refuses what has not the right form. */
    <T> T read(String name, Reader<T> reader) throws Wrong {
        byte[] bytes = file(name);
        try {
            return reader.read(bytes);
        } catch (Malformed e) {
            throw new Wrong(name, e.detail());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Wrong(name, String.valueOf(e.getMessage()));
        }
    }

    /** From bytes to what they say. */
    interface Reader<T> {
        T read(byte[] bytes);
    }

    static String sha256(byte[] bytes) {
        return Hash.over(bytes).hex();
    }
}
