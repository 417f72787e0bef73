package com.jitrace.app.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class JumpsTest {
    private static final long HOUR = 3_600_000;
    private static final long NOON = 1_800_000_000_000L;

    private static Jumps.Step step(String region, double hours) {
        return new Jumps.Step(region, NOON + Math.round(hours * HOUR));
    }

    @Test
    void anOceanInTwoHoursDoesNotFit() {
        List<Jumps.Jump> jumps = Jumps.in(List.of(step("FR-IDF", 0), step("US-NY", 2), step("US-NY", 3)));
        assertThat(jumps).hasSize(1);
        assertThat(jumps.get(0).from()).isZero();
        assertThat(jumps.get(0).to()).isEqualTo(1);
        assertThat(jumps.get(0).kilometres()).isBetween(5_300L, 6_300L);
        assertThat(jumps.get(0).minutes()).isEqualTo(120);
    }

    @Test
    void aFlightAndATruckFit() {
        assertThat(Jumps.in(List.of(step("FR-IDF", 0), step("US-NY", 9)))).isEmpty();
        assertThat(Jumps.in(List.of(step("DE-BY", 0), step("DE-HH", 1)))).isEmpty();
        assertThat(Jumps.in(List.of(step("DE-BY", 0), step("DE-BY", 0)))).isEmpty();
    }

    @Test
    void stepsWithoutAPlaceAreSteppedOver() {
        assertThat(Jumps.in(List.of(step("FR-IDF", 0), step("", 1), step("CN-SH", 2), step("ZZ-ZZ", 3))))
                .extracting(Jumps.Jump::from, Jumps.Jump::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 2));
        assertThat(Jumps.in(List.of())).isEmpty();
    }

    @Test
    void aStepThatWasRecordedLaterThanItHappenedIsComparedByWhenItHappened() {
        assertThat(Jumps.in(List.of(step("FR-IDF", 10), step("US-NY", 8)))).hasSize(1);
    }

    @Test
    void theDistanceIsTheOneOfAGreatCircle() {
        Cities.Point paris = new Cities.Point(48.8566, 2.3522);
        Cities.Point newYork = new Cities.Point(40.7128, -74.0060);
        assertThat(Jumps.kilometres(paris, newYork)).isCloseTo(5_837, within(10.0));
        assertThat(Jumps.kilometres(new Cities.Point(0, 179), new Cities.Point(0, -179)))
                .isCloseTo(222, within(2.0));
    }
}
