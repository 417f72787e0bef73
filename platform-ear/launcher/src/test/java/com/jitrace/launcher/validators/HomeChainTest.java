package com.jitrace.launcher.validators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeChainTest {
    @TempDir
    Path home;

    private void chain() throws IOException {
        Files.createDirectories(home.resolve("chain"));
        Files.writeString(home.resolve("chain/genesis.json"), "{}");
    }

    private void beside(int last) throws IOException {
        for (int i = 2; i <= last; i++) {
            Files.createDirectories(home.resolve("validators/" + i));
        }
    }

    private HomeChain here() {
        return new HomeChain(home);
    }

    @Test
    void anEmptyFolderTakesAnyNumber() {
        assertThat(here().isMadeFor(1)).isFalse();
        assertThat(here().isMadeFor(4)).isFalse();
    }

    @Test
    void aChainOfOneIsNotStartedWithFourAndIsToldWhatToDo() throws IOException {
        chain();
        assertThat(here().isMadeFor(1)).isTrue();
        assertThatThrownBy(() -> here().isMadeFor(4))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "The chain in " + home + " was made with 1 validator and JITRACE_VALIDATORS is 4: start it with"
                                + " -Dvalidators=1, or choose another data folder: JITRACE_HOME or -Djitrace.home=…");
    }

    @Test
    void aChainOfFourIsNotStartedWithOneNorWithFive() throws IOException {
        chain();
        beside(4);
        assertThat(here().isMadeFor(4)).isTrue();
        assertThatThrownBy(() -> here().isMadeFor(1))
                .hasMessageContaining("was made with 4 validators and JITRACE_VALIDATORS is 1")
                .hasMessageContaining("-Dvalidators=4");
        assertThatThrownBy(() -> here().isMadeFor(5)).hasMessageContaining("was made with 4 validators");
    }

    @Test
    void whatWasCutOffIsMadeAgainWithAsMany() throws IOException {
        beside(4);
        assertThat(here().isMadeFor(4)).isFalse();
        assertThatThrownBy(() -> here().isMadeFor(1))
                .hasMessageContaining("was cut off")
                .hasMessageContaining("-Dvalidators=4");
    }
}
