package com.jitrace.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GtinPrefixTest {
    @Test
    void aGtinIsUnderItsOwnersPrefixWhateverItsIndicator() {
        assertThat(Gtin.read("9506000134352").orElseThrow().isUnder("1234567 9506000"))
                .isTrue();
        assertThat(new Gtin("19506000134359").isUnder("9506000")).isTrue();
        assertThat(Gtin.read("9506000134352").orElseThrow().isUnder("9506001")).isFalse();
        assertThat(Gtin.read("9506000134352").orElseThrow().isUnder("")).isFalse();
        assertThat(Gtin.read("614141123452").orElseThrow().isUnder("0614141")).isTrue();
        assertThat(Gtin.read("614141123452").orElseThrow().isUnder("614141")).isTrue();
    }
}
