package com.jitrace.app.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Known proofs in a file, one "domain,token" a line; whatever is not in it is looked for elsewhere. */
public final class FileProofs implements DomainProofs {
    private static final long FILE_BYTES_MAX = 1L << 20;
    private final Path file;
    private final DomainProofs elsewhere;

    public FileProofs(Path file, DomainProofs elsewhere) {
        this.file = file;
        this.elsewhere = elsewhere;
    }

    @Override
    public Optional<Found> look(String domain, String token) {
        try {
            if (Files.exists(file)
                    && Files.size(file) <= FILE_BYTES_MAX
                    && Files.readAllLines(file).contains(domain + "," + token)) {
                return Optional.of(Found.FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the known proofs cannot be read: " + file, e);
        }
        return elsewhere.look(domain, token);
    }
}
