package com.jitrace.app.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.app.part.Comparison.Deviation;
import com.jitrace.app.part.Comparison.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({"9.95,true", "9.9499999,false", "10.1,true", "10.10,true", "10.1000001,false", "10,true"})
    void theBoundsOfATolerancePassAndTheNextDecimalDoesNot(String length, boolean fits) {
        assertThat(SomeParts.shaft().compare(SomeParts.measured(length, "58")).isAsSpecified())
                .isEqualTo(fits);
    }

    @Test
    void aSideWithoutToleranceIsOpen() {
        assertThat(SomeParts.shaft().compare(SomeParts.measured("10", "64.5")).isAsSpecified())
                .isTrue();
        assertThat(SomeParts.shaft().compare(SomeParts.measured("10", "57.999")).deviations())
                .containsExactly(new Deviation("hardness", Kind.OUT_OF_TOLERANCE, "58 +0 [HRC]", "57.999 [HRC]"));
    }

    @Test
    void withoutToleranceTheValueMustEqualTheNominal() {
        Specification exact =
                new Specification(List.of(SomeParts.number("teeth", "1", "17", "", "", false)), List.of());
        assertThat(exact.compare(one("teeth", "17.0", "1")).isAsSpecified()).isTrue();
        assertThat(exact.compare(one("teeth", "18", "1")).deviations())
                .containsExactly(new Deviation("teeth", Kind.DIFFERS, "17", "18"));
    }

    @Test
    void whatIsRequiredAndNotMeasuredIsMissingAndWhatIsNotRequiredIsNot() {
        assertThat(SomeParts.shaft().compare(new Measured(Map.of())).deviations())
                .extracting(Deviation::name, Deviation::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("length", Kind.MISSING),
                        org.assertj.core.groups.Tuple.tuple("hardness", Kind.MISSING));
    }

    @Test
    void anotherUnitIsADeviationEvenIfTheNumberFits() {
        assertThat(SomeParts.shaft()
                        .compare(new Measured(Map.of(
                                "length",
                                new Measured.Value("10", "cm"),
                                "hardness",
                                new Measured.Value("58", "[HRC]"))))
                        .deviations())
                .containsExactly(new Deviation("length", Kind.WRONG_UNIT, "10.0 -0.05 +0.1 mm", "10 cm"));
    }

    @Test
    void otherWordsDifferAndWordsAreNoNumber() {
        Specification words = new Specification(
                List.of(
                        new Characteristic("material", "", new Target.Words("1.4301"), false, false),
                        SomeParts.number("length", "mm", "10", "-1", "1", false)),
                List.of());
        assertThat(words.compare(new Measured(Map.of(
                                "material",
                                new Measured.Value("1.4404", ""),
                                "length",
                                new Measured.Value("ten", "mm"))))
                        .deviations())
                .extracting(Deviation::kind)
                .containsExactly(Kind.DIFFERS, Kind.DIFFERS);
    }

    @Test
    void aToleranceThatNothingCanMeetIsRefused() {
        assertThatThrownBy(() -> SomeParts.number("length", "mm", "10", "0.2", "0.1", false))
                .hasMessageContaining("above the upper one");
        assertThatThrownBy(() -> SomeParts.number("length", "", "10", "0", "0.1", false))
                .hasMessageContaining("unit");
        assertThatThrownBy(() -> new Specification(
                        List.of(
                                SomeParts.number("length", "mm", "10", "", "", false),
                                SomeParts.number("length", "mm", "11", "", "", false)),
                        List.of()))
                .hasMessageContaining("two characteristics");
    }

    @Test
    void aSpecificationIsReadAsItWasWritten() {
        Specification shaft = SomeParts.shaft();
        assertThat(Specification.parse(shaft.json())).isEqualTo(shaft);
        assertThat(shaft.json().toString()).contains("\"nominal\":\"10.0\"");
    }

    private static Measured one(String name, String text, String unit) {
        return new Measured(Map.of(name, new Measured.Value(text, unit)));
    }
}
