package com.jitrace.chain.wiring;

import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret key's seed in a file that only its owner may read: 64 hex digits and a line end. */
public final class SeedFile {
    private SeedFile() {}

    public static SecretKey read(Path file) throws IOException {
        String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IOException("no seed in " + file);
        }
        return SecretKey.ofSeed(HexFormat.of().parseHex(hex));
    }

    static SecretKey readOrCreate(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] seed = new byte[SecretKey.SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        writeSecret(file, (HexFormat.of().formatHex(seed) + "\n").getBytes(StandardCharsets.US_ASCII));
        return SecretKey.ofSeed(seed);
    }

    /** A file that only its owner may read. */
    static void writeSecret(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolve("..").normalize());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Durable.write(next, content, file);
    }
}
