package com.jitrace.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.process.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path root;

    private final List<String> said = new ArrayList<>();

    @Test
    @Tag("show-house-2")
    void aChildLeftBehindIsStoppedAndALookAlikeIsNot() throws Exception {
        Process foreign = new ProcessBuilder("sleep", "300").start();
        try (DataFolder first = DataFolder.open(root, said::add)) {
            Child child = Child.start(new Child.Order(
                    "mariadbd",
                    List.of("sleep", "300"),
                    Map.of("PATH", "/usr/bin:/bin"),
                    first.log("sleep"),
                    Duration.ofSeconds(5)));
            first.remember(child);
            // as after kill -9: the record stays; and one line more, the look-alike's id with another start tick
            Identity other = Identity.of("micro", foreign.pid()).orElseThrow();
            String record = child.identity().line() + "\n"
                    + new Identity("micro", other.pid(), other.startTick() + 1, other.boot()).line() + "\nrubbish\n";
            Files.writeString(root.resolve("run/processes"), record);
            Path copy = Files.createDirectories(root.resolve("other/run")).resolve("processes");
            Files.writeString(copy, record);
            DataFolder.open(root.resolve("other"), said::add).close();
            assertThat(child.alive()).isFalse();
        }
        assertThat(said).singleElement().asString().contains("stopped mariadbd");
        assertThat(foreign.isAlive()).isTrue();
        foreign.destroy();
        assertThat(foreign.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoeverTakesOverFromAChildStandsInItsPlaceAndIsStoppedInItsTurn() throws IOException {
        try (DataFolder folder = DataFolder.open(root, said::add)) {
            Child first = sleeping(folder, "validator-2");
            folder.remember(first);
            folder.remember(sleeping(folder, "micro"));
            first.stop();
            Child second = sleeping(folder, "validator-2");
            folder.replace(first, second);
            assertThat(Files.readAllLines(root.resolve("run/processes")).stream()
                            .map(line -> line.split(" ")[0]))
                    .containsExactly("launcher", "validator-2", "micro");
            assertThat(folder.stopping()).isFalse();
            folder.stopChildren();
            assertThat(folder.stopping()).isTrue();
            assertThat(second.alive()).isFalse();
        }
    }

    private static Child sleeping(DataFolder folder, String name) {
        return Child.start(new Child.Order(
                name,
                List.of("sleep", "300"),
                Map.of("PATH", "/usr/bin:/bin"),
                folder.log(name),
                Duration.ofSeconds(5)));
    }

    @Test
    void temporaryFilesAreGoneAtTheNextOpeningAndNothingElse() throws IOException {
        try (DataFolder folder = DataFolder.open(root, said::add)) {
            Files.writeString(folder.tmp().resolve("old"), "x");
            Files.writeString(folder.root().resolve("kept"), "x");
        }
        try (DataFolder folder = DataFolder.open(root, said::add)) {
            assertThat(folder.tmp()).isEmptyDirectory();
            assertThat(root.resolve("kept")).exists();
        }
    }

    @Test
    void twoLaunchersCannotShareAFolder() {
        try (DataFolder folder = DataFolder.open(root, said::add)) {
            assertThatThrownBy(() -> DataFolder.open(folder.root(), said::add))
                    .hasMessageContaining("in use by another launcher (process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    @Tag("show-house-3")
    void aPathTooLongForASocketIsRefusedBeforeAnythingIsWritten() {
        Path deep = root.resolve("x".repeat(100));
        assertThatThrownBy(() -> DataFolder.open(deep, said::add)).hasMessageContaining("too long for a socket");
        assertThat(deep).doesNotExist();
    }

    @Test
    void secretsStayTheSameAndAreTheOwnersAlone() throws IOException {
        try (DataFolder folder = DataFolder.open(root, said::add)) {
            Secrets secrets = folder.secrets();
            assertThat(secrets.password("a")).matches("[0-9a-f]{48}").isEqualTo(secrets.password("a"));
            assertThat(secrets.password("b")).isNotEqualTo(secrets.password("a"));
            assertThat(Files.readAllBytes(secrets.keyEncryptionKey())).hasSize(32);
            for (Path file : List.of(secrets.keyEncryptionKey(), folder.keys().resolve("a.password"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }
}
