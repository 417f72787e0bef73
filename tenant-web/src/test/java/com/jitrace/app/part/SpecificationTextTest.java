package com.jitrace.app.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationTextTest {
    @Test
    void whatIsTypedIsReadAndWrittenBackAsItCanBeReadAgain() {
        String typed =
                "length; 10.0; -0.05; +0.1; mm\n\nhardness;58;0;;[HRC];confidential\nmaterial = 1.4301; optional";
        SpecificationText.Read read = (SpecificationText.Read) SpecificationText.read(typed);
        assertThat(read.characteristics()).isEqualTo(SomeParts.shaft().characteristics());
        assertThat(SpecificationText.read(SpecificationText.write(read.characteristics())))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length",
                "length; ten; ; ; mm",
                "length; 10; 1; -1; mm",
                "length; 10; ; ;",
                "; 10; ; ; mm",
                "= x"
            })
    void aLineThatCannotBeReadIsNamed(String line) {
        assertThat(SpecificationText.read("material = steel\n" + line)).isEqualTo(new SpecificationText.Unread(line));
    }
}
