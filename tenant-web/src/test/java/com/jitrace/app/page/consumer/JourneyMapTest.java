package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.verification.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyMapTest {
    @Test
    void everyRegionIsOnePointWithTheNumbersOfItsSteps() {
        JourneyMap map = JourneyMap.of(journey("FR-GES", "", "DE-HH", "DE-HH"));
        assertThat(map.points()).extracting(JourneyMap.Point::steps).containsExactly("1", "3, 4");
        // Hamburg lies at 53.6° N, 10.0° E; four units per degree from 180° W and 90° N
        assertThat(Double.parseDouble(map.points().get(1).x())).isBetween(758.0, 762.0);
        assertThat(Double.parseDouble(map.points().get(1).y())).isBetween(144.0, 148.0);
        assertThat(map.way()).startsWith("M").contains("L");
    }

    @Test
    void thePartThatIsShownHoldsAllPointsAndIsTwiceAsWideAsHigh() {
        for (String[] regions : List.of(
                new String[] {"DE-HH"},
                new String[] {"FR-GES", "DE-HH", "SE-AB"},
                new String[] {"US-CA", "NZ-AUK", "JP-13"},
                new String[] {"IS-1"})) {
            JourneyMap map = JourneyMap.of(journey(regions));
            double[] box = Arrays.stream(map.viewBox().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(box[2]).isBetween(2 * box[3] - 0.2, 2 * box[3] + 0.2);
            assertThat(box[0]).isNotNegative();
            assertThat(box[1]).isNotNegative();
            assertThat(box[0] + box[2]).isLessThanOrEqualTo(1440.2);
            assertThat(box[1] + box[3]).isLessThanOrEqualTo(720.2);
            assertThat(map.points()).isNotEmpty().allSatisfy(point -> {
                assertThat(Double.parseDouble(point.x())).isBetween(box[0], box[0] + box[2]);
                assertThat(Double.parseDouble(point.y())).isBetween(box[1], box[1] + box[3]);
            });
        }
    }

    @Test
    void aJourneyWithoutPlacesHasNoPoints() {
        assertThat(JourneyMap.of(journey("", "")).points()).isEmpty();
    }

    private static List<Verdict.Step> journey(String... regions) {
        return Arrays.stream(regions)
                .map(region -> new Verdict.Step(
                        new ItemEvent(new ItemEvent.Id(1, 0), "7F3KQ", 0, 9, "ship", "p", "")
                                .at(new ItemEvent.Circumstances(0, "", region, ""), 1, 1),
                        "",
                        true))
                .toList();
    }
}
