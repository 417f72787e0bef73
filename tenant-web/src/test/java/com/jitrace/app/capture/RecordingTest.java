package com.jitrace.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Recording.Wanted SALE = new Recording.Wanted("sell", Set.of("p"), Optional.of("DE-HH"), 100);

    @Test
    void theAuthorisationThatFitsIsChosen() {
        assertThat(chosen(
                        auth("a", "ship", "*", "DE", 0),
                        auth("b", "sell", "p", "DE", 0),
                        auth("c", "sell", "p", "FR", 0)))
                .contains("b");
    }

    @Test
    void amongThoseThatFitTheNewestIsChosen() {
        assertThat(chosen(auth("z", "sell", "*", "*", 1), auth("b", "sell", "*", "*", 2)))
                .contains("b");
    }

    @Test
    void whatDoesNotFitIsNamedAllTheSameSoThatTheChainRefusesIt() {
        assertThat(chosen(auth("a", "ship", "*", "*", 0))).contains("a");
        assertThat(chosen(auth("a", "sell", "other", "*", 0))).contains("a");
        assertThat(chosen(auth("a", "sell", "*", "FR", 0))).contains("a");
        assertThat(chosen(auth("a", "sell", "*", "*", 101))).contains("a");
        CertifiedAuthorisation revoked = auth("a", "sell", "*", "*", 0);
        revoked.revoke(50);
        assertThat(chosen(revoked)).contains("a");
        assertThat(chosen(revoked, auth("b", "sell", "*", "FR", 0))).contains("b");
    }

    @Test
    void whoWasNeverAuthorisedHasNone() {
        assertThat(chosen()).isEmpty();
        assertThat(Recording.authorisation(List.of(auth("a", "sell", "*", "*", 0)), "another", SALE))
                .isEmpty();
    }

    private static Optional<String> chosen(CertifiedAuthorisation... all) {
        return Recording.authorisation(List.of(all), "me", SALE).map(CertifiedAuthorisation::id);
    }

    private static CertifiedAuthorisation auth(String id, String act, String product, String region, long from) {
        return new CertifiedAuthorisation(
                id, "brand", "me", List.of(act), List.of(product), List.of(region), from, 1_000);
    }
}
