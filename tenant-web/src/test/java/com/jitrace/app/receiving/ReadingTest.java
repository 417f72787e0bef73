package com.jitrace.app.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.labelling.Code;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final String CODE = Code.withCheck("7F3KQ00000000000001").value();

    @Test
    void everyWayAScannerReadsACodeIsTheSameCode() {
        for (String seen : new String[] {
            CODE,
            "  " + CODE.toLowerCase(java.util.Locale.ROOT) + " ",
            "https://id.example/01/09506000149271/21/" + CODE,
            "https://id.example/c/" + CODE + "?x=1",
            "]d2\u001d010950600014927121" + CODE,
            "010950600014927121" + CODE + "\u001d10LOT7",
            "(01)09506000149271(21)" + CODE
        }) {
            assertThat(Reading.of(seen).found()).as(seen).contains(new Code(CODE));
        }
    }

    @Test
    void nothingAndNonsenseAreTwoThings() {
        assertThat(Reading.of(" \t")).isEqualTo(new Reading.Nothing());
        assertThat(Reading.of(CODE.substring(1))).isEqualTo(new Reading.Mistyped());
        assertThat(Reading.of("5901234123457")).isEqualTo(new Reading.Mistyped());
    }

    @Test
    void whatIsKeptOfAScanCanBePrinted() {
        assertThat(ScanningParts.legible("]d2\u001d01\u0007x\ud800")).isEqualTo("]d2 01 x");
        assertThat(ScanningParts.legible("😀".repeat(300))).hasSize(GateScan.SEEN_CHARACTERS_MAX);
    }
}
