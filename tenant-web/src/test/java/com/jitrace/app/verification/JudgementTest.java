package com.jitrace.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each state by its real cause, and the order in which causes count. */
class JudgementTest {
    private static final Verdict.Recall RECALL = new Verdict.Recall("7F3KQ", "glass", "bring it back");
    private static final Verdict.Sale SALE = new Verdict.Sale("2026-11-23", "Hamburg", "DE-HH");

    private String status = ItemState.RELEASED;
    private Optional<Verdict.Sale> sale = Optional.empty();
    private Optional<Verdict.Recall> recall = Optional.empty();
    private List<Verdict.Step> journey = List.of(step("release", "FR-GES"));
    private List<CertifiedAuthorisation> sellers = List.of();

    @Test
    void anItemThatWasOnlyIssuedIsNotReleased() {
        status = ItemState.ISSUED;
        assertThat(judge("").state()).isEqualTo(State.NOT_RELEASED);
    }

    @Test
    void noGreenWhileThePlaceIsOpen() {
        assertThat(judge("").state()).isEqualTo(State.OPEN);
    }

    @Test
    void thePlaceWhereTheItemWasLastRecordedFits() {
        journey = List.of(step("release", "FR-GES"), step("receive", "DE-HH"));
        assertThat(judge("DE-HH").state()).isEqualTo(State.MATCH);
        assertThat(judge("FR-GES").state()).isEqualTo(State.MISMATCH);
    }

    @Test
    void aRegionWhereASellerIsAuthorisedFits() {
        sellers = List.of(new CertifiedAuthorisation(
                "a", "b", "c", List.of("sell"), List.of("*"), List.of("SE"), 0, Long.MAX_VALUE));
        assertThat(judge("SE-AB").state()).isEqualTo(State.MATCH);
        assertThat(judge("US-NY").state()).isEqualTo(State.MISMATCH);
    }

    @Test
    void nothingRecordedAboutPlacesLeavesTheCheckOpen() {
        journey = List.of(step("release", ""));
        assertThat(judge("US-NY").state()).isEqualTo(State.OPEN);
    }

    @Test
    void aSoldItemIsSoldWhereItWasSoldAndDoesNotFitElsewhere() {
        status = ItemState.SOLD;
        sale = Optional.of(SALE);
        assertThat(judge("").state()).isEqualTo(State.SOLD);
        assertThat(judge("DE-HH").state()).isEqualTo(State.SOLD);
        assertThat(judge("US-NY").state()).isEqualTo(State.MISMATCH);
    }

    @Test
    void aRecallComesBeforeEverythingElse() {
        recall = Optional.of(RECALL);
        for (String each : List.of(ItemState.ISSUED, ItemState.RELEASED, ItemState.SOLD, ItemState.CANCELLED)) {
            status = each;
            assertThat(judge("US-NY").state()).isEqualTo(State.RECALLED);
        }
    }

    @Test
    void aCancelledCodeSaysSoBeforeItsPlaceIsCompared() {
        status = ItemState.CANCELLED;
        assertThat(judge("US-NY").state()).isEqualTo(State.CANCELLED);
    }

    private Judgement judge(String region) {
        Verifying.Facts facts = new Verifying.Facts(status, Optional.empty(), journey, sale, recall, sellers, 1, 1);
        return Judgement.of(facts, Optional.of(region).filter(r -> !r.isEmpty()));
    }

    private static Verdict.Step step(String act, String region) {
        ItemEvent event = new ItemEvent(new ItemEvent.Id(1, 0), "7F3KQ", 0, 9, act, "p", "")
                .at(new ItemEvent.Circumstances(0, region.isEmpty() ? "" : region.substring(0, 2), region, ""), 1, 1);
        return new Verdict.Step(event, "", true);
    }
}
