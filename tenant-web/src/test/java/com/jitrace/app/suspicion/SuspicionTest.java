package com.jitrace.app.suspicion;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.suspicion.History.Tally;
import com.jitrace.app.suspicion.Suspicion.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    private static final String MONTH = "2026-10";

    @Test
    void aCountAndASpreadTogetherAreADoubtAndEitherAloneIsNot() {
        assertThat(of(released("DE-HH", 3), released("DE-BE", 2)).inDoubt()).isTrue();
        assertThat(of(released("DE-HH", 3), released("DE-BE", 1)).inDoubt()).isFalse();
        assertThat(of(released("DE-HH", 10)).signs()).isEmpty();
        assertThat(of(released("", 19)).signs()).isEmpty();
    }

    @Test
    void veryManyChecksAreADoubtWithoutAPlace() {
        assertThat(of(released("", 20)).signs()).containsExactly(Sign.REPEATED);
    }

    @Test
    void checksBeforeTheReleaseAreASignAndNoDoubtByThemselves() {
        Suspicion early = of(new Tally(ItemState.ISSUED, "", 3, MONTH));
        assertThat(early.signs()).containsExactly(Sign.BEFORE_RELEASE);
        assertThat(early.inDoubt()).isFalse();
        assertThat(of(new Tally(ItemState.ISSUED, "", 2, MONTH)).signs()).isEmpty();
    }

    @Test
    void twoKindsOfSignsAreADoubt() {
        Suspicion both = of(new Tally(ItemState.ISSUED, "", 3, MONTH), released("US-NY", 2));
        assertThat(both.signs()).containsExactly(Sign.BEFORE_RELEASE, Sign.OUTSIDE_MARKET);
        assertThat(both.score()).isEqualTo(60);
        assertThat(both.inDoubt()).isTrue();
    }

    @Test
    void checksAfterTheSaleCountOnlyElsewhere() {
        assertThat(of(new Tally(ItemState.SOLD, "DE-HH", 9, MONTH)).signs()).isEmpty();
        assertThat(of(new Tally(ItemState.SOLD, "FR-IDF", 2, MONTH)).signs()).containsExactly(Sign.AFTER_SALE);
    }

    @Test
    void theScoreEndsAtAHundred() {
        assertThat(of(
                                released("US-NY", 30),
                                new Tally(ItemState.ISSUED, "", 3, MONTH),
                                new Tally(ItemState.SOLD, "FR-IDF", 2, MONTH))
                        .score())
                .isEqualTo(100);
    }

    @Test
    void aHistoryKnowsNoMoreThanCountsRegionsAndTheFirstMonth() {
        History history =
                new History(List.of(released("", 2), released("DE-HH", 1), new Tally("sold", "DE-HH", 4, "2026-08")));
        assertThat(history.checks()).isEqualTo(7);
        assertThat(history.regions()).isEqualTo(1);
        assertThat(history.firstMonth()).isEqualTo("2026-08");
        assertThat(History.NONE.firstMonth()).isEmpty();
    }

    private static Tally released(String region, int checks) {
        return new Tally(ItemState.RELEASED, region, checks, MONTH);
    }

    private static Suspicion of(Tally... tallies) {
        return Suspicion.of(new History(List.of(tallies)), region -> region.startsWith("DE-"), "DE-HH");
    }
}
