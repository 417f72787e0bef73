package com.jitrace.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void anAmountIsSaidInTheUnitThatFitsIt() {
        assertThat(Amount.ofBytes(1)).isEqualTo("1 B");
        assertThat(Amount.ofBytes(999)).isEqualTo("999 B");
        assertThat(Amount.ofBytes(1_000)).isEqualTo("1 kB");
        assertThat(Amount.ofBytes(119_700)).isEqualTo("120 kB");
        assertThat(Amount.ofBytes(999_499)).isEqualTo("999 kB");
        assertThat(Amount.ofBytes(999_500)).isEqualTo("1.0 MB");
        assertThat(Amount.ofBytes(52_428_800)).isEqualTo("52.4 MB");
    }
}
