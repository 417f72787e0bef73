package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The state can be made again from the blocks: whatever happens to its files, a node makes it again, or does not start, or is in doubt; it never answers from a wrong one. */
@Timeout(300)
class DamagedStateIT {
    private static final List<String> KINDS = List.of("cut", "zeroed", "flipped", "gone");

    @TempDir
    Path folder;

    @Test
    void everyFileOfTheStateInEveryWay() throws Exception {
        Path home = folder.resolve("sound");
        long height = fill(home);
        List<Path> files;
        try (Stream<Path> all = Files.list(home.resolve("chain/state"))) {
            files = all.filter(f -> !f.getFileName().toString().matches("LOG.*|LOCK|OPTIONS.*"))
                    .filter(f -> f.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
        List<String> outcomes = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            for (String kind : KINDS) {
                Path damaged = folder.resolve(file.getFileName() + "." + kind);
                copy(home, damaged);
                damage(damaged.resolve("chain/state").resolve(file.getFileName()), kind);
                String outcome = outcome(damaged, height);
                outcomes.add(
                        kind + " " + file.getFileName() + " (" + file.toFile().length() + "): " + outcome);
                if (outcome.startsWith("WRONG")) {
                    wrong.add(outcomes.get(outcomes.size() - 1));
                }
            }
        }
        outcomes.forEach(o -> System.out.println("damaged state: " + o));
        assertThat(wrong).isEmpty();
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(12);
    }

    private static long fill(Path home) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (ChainNode opened = ChainNode.open(Settings.at(home))) {
                SmallChain chain = new SmallChain(opened.node(), home);
                if (i == 0) {
                    chain.begin();
                }
                chain.parties("party " + i + ".", 40);
                if (i == 2) {
                    return opened.node().head().height();
                }
            }
        }
        throw new IllegalStateException();
    }

    private static String outcome(Path home, long height) throws Exception {
        String said;
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            said = opened.node().head().doubt().map(why -> "in doubt: " + why).orElse("");
            if (said.isEmpty() && opened.node().head().height() != height) {
                said = "WRONG height " + opened.node().head().height();
            }
        } catch (IOException | RuntimeException e) {
            return String.valueOf(e.getMessage()).contains("remove its folder chain/state")
                    ? "does not start: " + e.getMessage()
                    : "WRONG words: " + e;
        }
        if (said.isEmpty()) {
            Verification.Result result = verify(home);
            // a block of a file is checked when it is read: nothing of it was asked for yet
            said = result instanceof Verification.Sound
                    ? "made again"
                    : result instanceof Verification.Corrupt corrupt
                                    && corrupt.where().contains("checksum mismatch")
                            ? "is an error where it is read: " + corrupt.where()
                            : "WRONG state: " + result;
        }
        return said;
    }

    private static Verification.Result verify(Path home) throws Exception {
        try (FolderSource source = new FolderSource(home);
                Workplace workplace = Workplace.temporary()) {
            return new Verification(source, workplace, Progress.silent()).run();
        }
    }

    private static void damage(Path file, String kind) throws IOException {
        if (kind.equals("gone")) {
            Files.delete(file);
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = bytes.length() / 2;
            if (kind.equals("cut")) {
                bytes.setLength(at);
            } else if (kind.equals("zeroed")) {
                bytes.seek(at / 2);
                bytes.write(new byte[(int) Math.min(4_096, bytes.length() - at / 2)]);
            } else {
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ 1);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
