package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.network.StandsStill;
import com.jitrace.chain.gateway.Standstill;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void aStandstillIs503WithItsReasonAndWhenToTryAgainHoweverDeepItLies() {
        StandsStill still = new StandsStill(new Standstill.TooFewHeard(2, 4, 3));
        Refusal refusal = Trouble.explain(new ServletException(new IllegalStateException(still)), true);
        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.problem().code()).isEqualTo("STANDSTILL");
        assertThat(refusal.problem().detail())
                .isEqualTo(
                        "Nothing was recorded: 2 of 4 validators can be reached, 3 are needed. What was accepted before"
                                + " waits and is kept; reading goes on. Try again later.");
        assertThat(refusal.headers()).containsEntry("Retry-After", "5");
    }
}
