package com.jitrace.app.jobs;

import com.jitrace.app.tenancy.OrganisationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where jobs leave their files: {@code <root>/<organisation>/<random>}, readable by this process alone. */
public record JobFolder(Path root) {
    private static final String OURS_ALONE = "rwx------";

    /** The place of a file; the name is one that was drawn here, never one that somebody sent. */
    Path file(OrganisationId organisation, String name) {
        if (!name.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a file of a job: " + name);
        }
        Path folder = root.resolve(organisation.value());
        try {
            Files.createDirectories(root);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OURS_ALONE)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for results cannot be made: " + folder, e);
        }
        return folder.resolve(name);
    }

    void delete(OrganisationId organisation, String name) {
        try {
            Files.deleteIfExists(file(organisation, name));
        } catch (IOException e) {
            throw new UncheckedIOException("a result cannot be deleted: " + name, e);
        }
    }
}
