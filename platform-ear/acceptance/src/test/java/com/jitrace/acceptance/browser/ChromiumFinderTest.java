package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumFinderTest {
    @TempDir
    Path folder;

    @Test
    void theFirstProgramOnThePathIsTaken() throws IOException {
        Path program = Files.createFile(folder.resolve("chromium"));
        assertThat(ChromiumFinder.onPath("/nowhere:" + folder)).isEmpty();
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(ChromiumFinder.onPath("/nowhere:" + folder)).contains(program);
    }
}
