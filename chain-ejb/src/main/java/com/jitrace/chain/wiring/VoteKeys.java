package com.jitrace.chain.wiring;

import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The vote keys of a node: {@code keys/vote.seed}, and {@code keys/vote.2.seed}, {@code vote.3.seed} … that came after it. */
final class VoteKeys {
    private VoteKeys() {}

    static Path first(Path chainFolder) {
        return chainFolder.resolve("keys").resolve("vote.seed");
    }

    private static Path file(Path chainFolder, int number) {
        return first(chainFolder).resolveSibling("vote." + number + ".seed");
    }

    /** All of them, the first one made if there is none. */
    static List<SecretKey> of(Path chainFolder) throws IOException {
        List<SecretKey> keys = new ArrayList<>(List.of(SeedFile.readOrCreate(first(chainFolder))));
        while (Files.exists(file(chainFolder, keys.size() + 1))) {
            keys.add(SeedFile.read(file(chainFolder, keys.size() + 1)));
        }
        return keys;
    }

    static SecretKey addTo(Path chainFolder) throws IOException {
        return SeedFile.readOrCreate(file(chainFolder, of(chainFolder).size() + 1));
    }
}
