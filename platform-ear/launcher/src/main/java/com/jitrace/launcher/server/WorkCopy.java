package com.jitrace.launcher.server;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The exploded application plus the packs, below tmp, fresh for every start. It holds one small page whose text is this start's
 * own: who gets it back knows that this application, and not another server on the port, is deployed.
 */
record WorkCopy(Path folder, String proof) {
    static final String PROOF_PAGE = "/started.txt";

    static WorkCopy make(Path war, List<Path> packs, Path target, RandomGenerator random) {
        if (!Files.isDirectory(war.resolve("WEB-INF"))) {
            throw new CannotStart("There is no application at " + war + ": build it first (./mvnw -Prun verify does)");
        }
        byte[] chosen = new byte[16];
        random.nextBytes(chosen);
        String proof = HexFormat.of().formatHex(chosen);
        try {
            DataFolder.delete(target);
            copy(war, target);
            Path libraries = Files.createDirectories(target.resolve("WEB-INF/lib"));
            for (Path pack : packs) {
                Files.copy(pack, libraries.resolve("pack-" + pack.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(target.resolve(PROOF_PAGE.substring(1)), proof);
            return new WorkCopy(target, proof);
        } catch (IOException e) {
            throw new CannotStart("The application could not be copied to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
