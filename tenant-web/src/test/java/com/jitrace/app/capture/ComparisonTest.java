package com.jitrace.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.catalogue.Gtin;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.OrganisationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final OrganisationId BRAND = new OrganisationId("00000000000000000000000000000001");

    @Test
    void whatIsMissingTooMuchOrUnknownIsTold() {
        Comparison comparison = Comparison.of(
                List.of(new Comparison.Expected("7F3KQ", new Run.Span(0, 9))),
                List.of(scanned(3, BRAND), scanned(3, BRAND), scanned(12, BRAND), unknown("hello")));
        assertThat(comparison.there()).hasSize(1);
        assertThat(comparison.surplus()).hasSize(1);
        assertThat(comparison.differences())
                .extracting(one -> one.kind() + " " + one.items())
                .containsExactly("MISSING 3", "MISSING 6", "SURPLUS 1", "UNKNOWN 1");
        assertThat(comparison.differences().get(1).subject()).isEqualTo("7F3KQ 4-9");
    }

    @Test
    void aCompleteDeliveryHasNoDifference() {
        Comparison comparison = Comparison.of(
                List.of(new Comparison.Expected("7F3KQ", new Run.Span(0, 1))),
                List.of(scanned(1, BRAND), scanned(0, BRAND)));
        assertThat(comparison.there()).hasSize(2);
        assertThat(comparison.differences()).isEmpty();
    }

    private static Comparison.Scanned scanned(int index, OrganisationId brand) {
        Code code = Code.withCheck(String.format("7F3KQ%014d", index));
        return new Comparison.Scanned(
                code.value(),
                Optional.of(code),
                Optional.of(new Located(code, brand, "p", new Gtin("09506000149271"), index, 100)));
    }

    private static Comparison.Scanned unknown(String typed) {
        return new Comparison.Scanned(typed, Optional.empty(), Optional.empty());
    }
}
