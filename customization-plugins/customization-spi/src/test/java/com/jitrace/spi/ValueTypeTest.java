package com.jitrace.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTypeTest {
    @Test
    void aDecimalIsCanonicalWithinItsLimitsAndItsDecimals() {
        ValueType strength = ValueType.Decimal.between("0", "100", 1);
        assertThat(codes(strength, "12.5")).isEmpty();
        assertThat(codes(strength, "100.0")).isEmpty();
        assertThat(codes(strength, "100.1")).containsExactly(Problem.TOO_LARGE);
        assertThat(codes(strength, "-0.1")).containsExactly(Problem.TOO_SMALL);
        assertThat(codes(strength, "12.55")).containsExactly(Problem.TOO_MANY_DECIMALS);
        for (String bad : List.of("12,5", "012.5", ".5", "12.", "1e2", "-0", "١٢", " 1")) {
            assertThat(codes(strength, bad)).as(bad).containsExactly(Problem.NOT_A_NUMBER);
        }
    }

    @Test
    void aWholeNumberHasOneSpelling() {
        ValueType year = new ValueType.WholeNumber(1800, 2100);
        assertThat(codes(year, "2019")).isEmpty();
        assertThat(codes(year, "1799")).containsExactly(Problem.TOO_SMALL);
        assertThat(codes(year, "99999999999999999999")).containsExactly(Problem.NOT_A_WHOLE_NUMBER);
        assertThat(codes(year, "02019")).containsExactly(Problem.NOT_A_WHOLE_NUMBER);
    }

    @Test
    void aDayMustExist() {
        ValueType day = new ValueType.Day(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31));
        assertThat(codes(day, "2024-02-29")).isEmpty();
        assertThat(codes(day, "2023-02-29")).containsExactly(Problem.NOT_A_DAY);
        assertThat(codes(day, "1999-12-31")).containsExactly(Problem.TOO_SMALL);
    }

    @Test
    void aTextIsMeasuredInCharactersAndMatchesItsPatternAsAWhole() {
        assertThat(codes(ValueType.Text.upTo(2), "葡萄")).isEmpty();
        assertThat(codes(ValueType.Text.upTo(2), "🍷🍷")).isEmpty();
        assertThat(codes(ValueType.Text.upTo(2), "abc")).containsExactly(Problem.TOO_LONG);
        assertThat(codes(new ValueType.Text(10, "[A-Z]+"), "ABc")).containsExactly(Problem.NOT_IN_FORM);
        assertThat(codes(ValueType.Text.upTo(9), "a\u0000")).containsExactly(Problem.NOT_IN_FORM);
    }

    @Test
    void typesThatMakeNoSenseAreNotBorn() {
        assertThatThrownBy(() -> new ValueType.WholeNumber(2, 1)).hasMessageContaining("min 2");
        assertThatThrownBy(() -> ValueType.Choice.of("a", "a")).hasMessageContaining("different");
        assertThatThrownBy(() -> new Unit("ml", "ml")).hasMessageContaining("Rec 20");
        assertThatThrownBy(() -> new ConsumerPanel("/console/x.xhtml", "/packs/a/a.css", List.of("a")))
                .hasMessageContaining("/console/x.xhtml");
        assertThatThrownBy(() -> ProductAttribute.required("a", "a", new ValueType.YesNo())
                        .in(new Unit("MLT", "ml")))
                .hasMessageContaining("no number");
    }

    private static List<String> codes(ValueType type, String value) {
        return type.check("a", value).stream().map(Problem::code).toList();
    }
}
