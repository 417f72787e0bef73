package com.jitrace.app.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.app.receiving.Facts.Known;
import com.jitrace.app.receiving.Facts.Warnings;
import com.jitrace.app.receiving.Facts.Whereabouts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateDecisionTest {
    private static final String BRAKE = "1".repeat(32);
    private static final String SENSOR = "2".repeat(32);
    private static final String STRANGE = "3".repeat(32);
    private static final Expectation EXPECTED = new Expectation(Set.of(BRAKE), Set.of(SENSOR));
    private static final Warnings NONE = new Warnings(false, false);

    @Test
    void anExpectedPartOfAnAuthorisedSupplierThatArrivesIsAccepted() {
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING, true, true, NONE)))
                .isEqualTo(new GateDecision(Decision.ACCEPT, List.of()));
    }

    @Test
    void eachKindOfBadPartIsRefusedWithItsOwnReason() {
        assertThat(judged(new Facts.NoCode())).isEqualTo(because(Decision.REJECT, Reason.NO_CODE));
        assertThat(judged(new Facts.Mistyped())).isEqualTo(because(Decision.REJECT, Reason.MISTYPED));
        assertThat(judged(new Facts.Unknown())).isEqualTo(because(Decision.REJECT, Reason.UNKNOWN));
        assertThat(judged(new Known(STRANGE, Whereabouts.ARRIVING, true, true, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.WRONG_PART));
        assertThat(judged(new Known(SENSOR, Whereabouts.ARRIVING, true, true, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.WRONG_PLACE));
        assertThat(judged(new Known(BRAKE, Whereabouts.ELSEWHERE, true, true, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.NOT_ADDRESSED));
        assertThat(judged(new Known(BRAKE, Whereabouts.HERE, true, true, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.ALREADY_RECEIVED));
        assertThat(judged(new Known(BRAKE, Whereabouts.ENDED, true, true, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.CANCELLED));
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING_IN_UNIT, true, true, NONE)))
                .isEqualTo(because(Decision.QUARANTINE, Reason.IN_UNIT));
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING, true, true, new Warnings(true, false))))
                .isEqualTo(because(Decision.QUARANTINE, Reason.RECALLED));
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING, true, true, new Warnings(false, true))))
                .isEqualTo(because(Decision.QUARANTINE, Reason.ON_HOLD));
    }

    @Test
    void aSupplierMustHaveBeenAuthorisedWhenThePartWasMadeAndMustBeNow() {
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING, false, true, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.NOT_AUTHORISED));
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING, true, false, NONE)))
                .isEqualTo(because(Decision.REJECT, Reason.NOT_AUTHORISED));
    }

    @Test
    void theHardestReasonDecidesAndAllAreNamed() {
        assertThat(judged(new Known(SENSOR, Whereabouts.ARRIVING, true, true, new Warnings(true, true))))
                .isEqualTo(because(Decision.REJECT, Reason.WRONG_PLACE, Reason.RECALLED, Reason.ON_HOLD));
    }

    @Test
    void measurementsAddTheirReasons() {
        GateDecision accepted = judged(new Known(BRAKE, Whereabouts.ARRIVING, true, true, NONE));
        assertThat(accepted.and(List.of(Reason.OUT_OF_TOLERANCE)))
                .isEqualTo(because(Decision.QUARANTINE, Reason.OUT_OF_TOLERANCE));
        assertThat(accepted.and(List.of(Reason.OUT_OF_TOLERANCE, Reason.SPECIFICATION_DIFFERS)))
                .isEqualTo(because(Decision.REJECT, Reason.SPECIFICATION_DIFFERS, Reason.OUT_OF_TOLERANCE));
    }

    @Test
    void whatWasLetInWithoutANetworkAndIsRefusedNowIsPutAside() {
        assertThat(judged(new Facts.Unknown()).afterAcceptingOffline())
                .isEqualTo(because(Decision.QUARANTINE, Reason.UNKNOWN, Reason.ACCEPTED_OFFLINE));
        assertThat(judged(new Known(BRAKE, Whereabouts.ARRIVING, true, true, NONE))
                        .afterAcceptingOffline()
                        .isAccepted())
                .isTrue();
    }

    @Test
    void nobodyOverridesWhatTheChainOrTheCodeSays() {
        assertThat(EnumSet.allOf(Reason.class).stream().filter(Reason::isOverridable))
                .containsExactly(
                        Reason.WRONG_PART,
                        Reason.WRONG_PLACE,
                        Reason.ON_HOLD,
                        Reason.SPECIFICATION_DIFFERS,
                        Reason.OUT_OF_TOLERANCE);
        assertThat(GateDecision.because(List.of(Reason.WRONG_PART, Reason.NOT_AUTHORISED))
                        .isOverridable())
                .isFalse();
        assertThat(GateDecision.because(List.of(Reason.WRONG_PART, Reason.ON_HOLD))
                        .isOverridable())
                .isTrue();
        assertThat(GateDecision.because(List.of()).isOverridable()).isFalse();
    }

    @Test
    void theChainTakesEveryReasonsCode() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::onChain))
                .allMatch(code -> code.matches("[a-z0-9][a-z0-9-]{0,39}"));
    }

    @Test
    void aSamplingPlanAsksForEveryNthOrTheFirstOfALot() {
        Sampling third = new Sampling(Sampling.Plan.EVERY, 3);
        assertThat(List.of(third.asks(0), third.asks(1), third.asks(2), third.asks(3)))
                .isEqualTo(List.of(true, false, false, true));
        Sampling firstTwo = new Sampling(Sampling.Plan.FIRST, 2);
        assertThat(List.of(firstTwo.asks(0), firstTwo.asks(1), firstTwo.asks(2)))
                .isEqualTo(List.of(true, true, false));
        assertThat(Sampling.NOTHING.asks(0)).isFalse();
        assertThatThrownBy(() -> new Sampling(Sampling.Plan.EVERY, 0)).hasMessageContaining("EVERY 0");
    }

    private static GateDecision judged(Facts facts) {
        return GateDecision.of(facts, EXPECTED);
    }

    private static GateDecision because(Decision decision, Reason... reasons) {
        return new GateDecision(decision, List.of(reasons));
    }
}
