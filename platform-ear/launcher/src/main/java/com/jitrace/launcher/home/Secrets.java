package com.jitrace.launcher.home;

import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Secrets made at the first start, each in a file only the owner can read, kept for good. */
public final class Secrets {
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** The same 48 hex digits at every start. */
    public String password(String name) {
        Path file = folder.resolve(name + ".password");
        try {
            if (!Files.exists(file)) {
                writePrivate(
                        file, HexFormat.of().formatHex(random(PASSWORD_BYTES)).getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file, StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw new CannotStart("The password file " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    /** The file with the 32 bytes that wrap all other keys; whoever loses it loses every key on this machine. */
    public Path keyEncryptionKey() {
        Path file = folder.resolve("kek");
        try {
            if (!Files.exists(file)) {
                writePrivate(file, random(KEY_BYTES));
            }
            return file;
        } catch (IOException e) {
            throw new CannotStart("The key file " + file + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] chosen = new byte[bytes];
        new SecureRandom().nextBytes(chosen);
        return chosen;
    }

    /** Durable before it returns, and never readable by others, not even for a moment. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            Channels.newOutputStream(channel).write(content);
            channel.force(true);
        }
    }
}
