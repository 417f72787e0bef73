package com.jitrace.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SsccTest {
    @Test
    void theCheckDigitIsChecked() {
        assertThat(Sscc.read("395060000000000016")).isPresent();
        assertThat(Sscc.read("395060000000000015")).isEmpty();
        assertThat(Sscc.read("395060000000000026")).isEmpty();
    }

    @Test
    void theApplicationIdentifierAndBlanksAreLeftOut() {
        assertThat(Sscc.read("(00) 3950 6000 0000 0000 16")).map(Sscc::value).contains("395060000000000016");
        assertThat(Sscc.read("00395060000000000016")).map(Sscc::value).contains("395060000000000016");
        assertThat(Sscc.read("12345")).isEmpty();
        assertThat(Sscc.read("")).isEmpty();
    }
}
