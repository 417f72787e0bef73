package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void aNewChainHasTwoOperatorsUnlessToldOtherwise() {
        assertThat(Settings.read(new Properties(), Map.of()).operators()).isEqualTo(2);
        assertThat(Settings.read(new Properties(), Map.of("JITRACE_CHAIN_OPERATORS", "1"))
                        .operators())
                .isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Settings(Path.of("x"), "o", true, 0));
    }
}
