package com.jitrace.app.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.part.RecordCheck.Cell;
import com.jitrace.app.part.RecordFault.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordCheckTest {
    private static RecordCheck.Result check(String serial, String certificate, Map<String, Cell> cells) {
        return new RecordCheck(SomeParts.shaft(), SomeParts.PRODUCT, 3)
                .check("ABCDE/17", new RecordCheck.Typed(serial, certificate, cells));
    }

    private static Map<String, Cell> cells(String length) {
        return Map.of("length", new Cell(length, "mm"), "hardness", new Cell("60", "[HRC]"));
    }

    @Test
    void aRecordAsSpecifiedHasNoFault() {
        RecordCheck.Result result = check("S-1", "", cells("10"));
        assertThat(result.faults()).isEmpty();
        assertThat(result.record()).isPresent();
    }

    @Test
    void aDeviationIsToldAndCanStillBeWritten() {
        RecordCheck.Result result = check("S-1", "", cells("10.2"));
        assertThat(result.faults())
                .containsExactly(new RecordFault(3, "length", "10.2 mm", Kind.OUT_OF_TOLERANCE, "10.0 -0.05 +0.1 mm"));
        assertThat(result.record()).isPresent();
    }

    @Test
    void whatNoRecordCanHoldCannotBeWritten() {
        assertThat(check("x".repeat(81), "", cells("10")).record()).isEmpty();
        assertThat(check("", "no hash", cells("10")).record()).isEmpty();
        RecordCheck.Result unknown = check("", "", Map.of("colour", new Cell("red", "")));
        assertThat(unknown.record()).isEmpty();
        assertThat(unknown.faults()).extracting(RecordFault::kind).contains(Kind.UNKNOWN_CHARACTERISTIC);
    }

    @Test
    void aBlankCellIsAValueThatIsNotGiven() {
        assertThat(check("", "", cells(" ")).faults())
                .extracting(RecordFault::kind)
                .containsExactly(Kind.MISSING);
    }
}
