package com.jitrace.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.part.Tracing;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final Bill.Line WHEEL = new Bill.Line("w", 4, Tracing.PIECE);
    private static final Bill.Line OIL = new Bill.Line("o", 5, Tracing.NONE);

    @Test
    void nothingIsShownUnlessSomebodySaysSo() {
        assertThat(bill(WHEEL, OIL).showsParts()).isFalse();
        assertThat(bill(WHEEL.shown(true), OIL).showsParts()).isTrue();
        assertThat(bill(WHEEL.shown(true).shown(false)).showsParts()).isFalse();
    }

    @Test
    void whatIsFollowedByNothingCannotBeShown() {
        assertThat(bill(WHEEL.shown(true), OIL).fault()).isEmpty();
        assertThat(bill(WHEEL, OIL.shown(true)).fault()).contains("assembly.bill-shown");
    }

    private static Bill bill(Bill.Line... lines) {
        return new Bill("car", 0, List.of(lines));
    }
}
