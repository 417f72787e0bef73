package com.jitrace.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.suspicion.History;
import com.jitrace.app.verification.Verdict.Answer;
import com.jitrace.app.verification.Verdict.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each state by its real cause, and the order in which causes count. */
class JudgementTest {
    private static final Verdict.Recall RECALL = new Verdict.Recall("batch", "7F3KQ", "glass", "bring it back");
    private static final Verdict.Sale SALE = new Verdict.Sale("2026-11-23", "Hamburg", "DE-HH");
    private static final History WORN = new History(List.of(
            new History.Tally(ItemState.RELEASED, "DE-HH", 3, "2026-10"),
            new History.Tally(ItemState.RELEASED, "DE-BE", 3, "2026-10")));
    private static final long NOW = 1_790_000_000_000L;

    private String status = ItemState.RELEASED;
    private Optional<Verdict.Sale> sale = Optional.empty();
    private Optional<Verdict.Recall> recall = Optional.empty();
    private List<Verdict.Step> journey = List.of(step("release", "FR-GES"));
    private List<CertifiedAuthorisation> sellers = List.of();
    private History history = History.NONE;
    private Optional<Sheet> sheet = Optional.empty();
    private List<ShownPart> inside = List.of();
    private boolean retired;
    private long age;

    @Test
    void anItemThatWasOnlyIssuedIsNotReleased() {
        status = ItemState.ISSUED;
        assertThat(judge("").state()).isEqualTo(State.NOT_RELEASED);
        status = "";
        assertThat(judge("").state())
                .as("the brand's model has not come to its batch yet")
                .isEqualTo(State.NOT_RELEASED);
    }

    @Test
    void aPartThatWasBuiltIntoSomethingIsNotOfferedAlone() {
        status = ItemState.CONSUMED;
        assertThat(judge("").state()).isEqualTo(State.MISMATCH);
        assertThat(judge("").reasons())
                .anyMatch(reason ->
                        reason.answer() == Answer.DIFFERS && reason.detail().equals("status.consumed"));
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
    void aRegionWhereTheBrandNamesAVendorFits() {
        journey = List.of(step("release", ""));
        sheet = Optional.of(new Sheet(
                "Red", "", Map.of(), List.of(), List.of(), List.of(new Sheet.Vendor("Shop", "JP-13", "", ""))));
        assertThat(judge("JP-13").state()).isEqualTo(State.MATCH);
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
        history = WORN;
        retired = true;
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

    @Test
    void theCodesOfABrandThatHasLeftAreRetiredWhateverTheirStatus() {
        retired = true;
        for (String each : List.of(ItemState.ISSUED, ItemState.RELEASED, ItemState.SOLD, ItemState.CANCELLED)) {
            status = each;
            assertThat(judge("US-NY").state()).isEqualTo(State.RETIRED);
        }
    }

    @Test
    void aWornOutCodeIsRepeatedForEveryReaderAndOnlyASaleOrAWrongPlaceComeBefore() {
        history = WORN;
        assertThat(judge("").state()).isEqualTo(State.REPEATED);
        assertThat(judge("FR-GES").state()).isEqualTo(State.REPEATED);
        assertThat(judge("US-NY").state()).isEqualTo(State.MISMATCH);
        status = ItemState.SOLD;
        sale = Optional.of(SALE);
        assertThat(judge("").state()).isEqualTo(State.SOLD);
    }

    @Test
    void aFewUnusualChecksAreSaidAndDoNotChangeTheAnswer() {
        history = new History(List.of(new History.Tally(ItemState.ISSUED, "", 5, "2026-10")));
        Judgement judgement = judge("FR-GES");
        assertThat(judgement.state()).isEqualTo(State.MATCH);
        assertThat(judgement.reasons()).anySatisfy(reason -> {
            assertThat(reason.question()).isEqualTo(Question.HISTORY);
            assertThat(reason.detail()).isEqualTo("history.few");
        });
    }

    @Test
    void afterTenMinutesWithoutABlockNothingIsGreen() {
        age = Verdict.Record.STALE_MILLIS - 1;
        assertThat(judge("FR-GES").state()).isEqualTo(State.MATCH);
        age = Verdict.Record.STALE_MILLIS;
        Judgement judgement = judge("FR-GES");
        assertThat(judgement.state()).isEqualTo(State.OPEN);
        assertThat(judgement.reasons()).anySatisfy(reason -> {
            assertThat(reason.answer()).isEqualTo(Answer.NOT_CHECKED);
            assertThat(reason.detail()).isEqualTo("status.stale");
            assertThat(reason.argument()).isEqualTo("10");
        });
    }

    @Test
    void nothingIsGreenWhileAShownPartIsHeldOrRecalled() {
        for (ShownPart.Condition condition : ShownPart.Condition.values()) {
            inside = List.of(part(ShownPart.Condition.IN_ORDER), part(condition));
            boolean inOrder = condition == ShownPart.Condition.IN_ORDER;
            assertThat(judge("FR-GES").state()).as(condition.name()).isEqualTo(inOrder ? State.MATCH : State.OPEN);
        }
        inside = List.of(part(ShownPart.Condition.HELD), part(ShownPart.Condition.RECALLED));
        assertThat(judge("FR-GES").reasons())
                .extracting(Verdict.Reason::detail)
                .contains("status.part-recalled")
                .doesNotContain("status.part-held", "status.released");
        status = ItemState.SOLD;
        sale = Optional.of(SALE);
        assertThat(judge("DE-HH").state()).isEqualTo(State.SOLD);
    }

    private static ShownPart part(ShownPart.Condition condition) {
        return new ShownPart("Cell", 1, new ShownPart.BuiltIn(1, 1), ShownPart.Maker.BRAND, condition);
    }

    @Test
    void theThreeQuestionsAreKeptApartAndTheThirdIsNeverAnsweredHere() {
        assertThat(judge("FR-GES").reasons())
                .extracting(Verdict.Reason::question)
                .containsExactly(Question.ISSUED, Question.STATUS, Question.PLACE, Question.HISTORY);
    }

    private Judgement judge(String region) {
        ItemState state = ItemState.UNTOLD.withStatus(status);
        Verdict.Record record = new Verdict.Record(1, NOW - age, NOW, List.of());
        Facts facts = new Facts(state, "", retired, sheet, journey, inside, sale, recall, sellers, history, record);
        return Judgement.of(facts, Optional.of(region).filter(r -> !r.isEmpty()));
    }

    private static Verdict.Step step(String act, String region) {
        ItemEvent event = new ItemEvent(new ItemEvent.Id(1, 0), "7F3KQ", 0, 9, act, "p", "")
                .at(new ItemEvent.Circumstances(0, region.isEmpty() ? "" : region.substring(0, 2), region, ""), 1, 1);
        return new Verdict.Step(event, "", true);
    }
}
