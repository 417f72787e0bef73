package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Verdict.Answer;
import com.jitrace.app.verification.Verdict.Question;
import com.jitrace.app.verification.Verdict.Reason;
import com.jitrace.app.words.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The wording is part of the product: these sentences are UX.md's, word for word. */
class ItemPageTest {
    private static final Verdict.Sale IN_PARIS = new Verdict.Sale("2026-10-05", "Paris", "FR-IDF");

    @Test
    void everyStateSaysWhatItMustInBothLanguages() {
        assertSays(
                State.OPEN,
                "Registered by Helan Estate. One check is still open. Add your city to check the place.",
                "由Helan Estate登记，尚有一项未核对。可添加所在城市以核对地点。");
        assertSays(
                State.SOLD,
                "Recorded as sold on October 5, 2026 in Paris, Île-de-France, France. If offered as new, do not buy. "
                        + "If second-hand, ask the seller for a proof link.",
                "记录显示已售出：2026年10月5日，法国法兰西岛Paris。若作为新品出售，请勿购买；若为二手，请向卖家索取所有权证明链接。");
        assertSays(
                State.RECALLED,
                "Recalled: stop using this product. The cork leaks. Bring the bottle back.",
                "产品召回：请停止使用。The cork leaks。Bring the bottle back。");
        assertSays(
                State.NOT_RELEASED,
                "Not released for sale. The code exists, but the brand has not released the item.",
                "尚未放行销售。此码存在，但品牌尚未放行该商品。");
        assertSays(
                State.UNKNOWN,
                "No record of this code. Check the characters. If they match the label, no brand registered it here.",
                "没有此码的记录。请核对字符；若与标签一致，则没有品牌在此登记过。");
        assertSays(
                State.MISTYPED,
                "This code looks mistyped. Compare it with the label, character by character.",
                "编码可能输入有误。请逐个字符与标签核对。");
        assertSays(
                State.UNAVAILABLE, "We cannot check right now. This says nothing about the item.", "暂时无法核验。这不代表商品有问题。");
        assertSays(
                State.MATCH,
                "This code is registered by Helan Estate. 2 of 2 checks fit. Now compare the item with the photo and "
                        + "signs below. A code can be copied, so a code alone does not prove the item.",
                "此码由Helan Estate登记。2项核对均相符。请再将实物与照片及特征比对。二维码可以被复制，仅凭码不能证明实物。");
    }

    @Test
    void aMismatchSaysWhatDoesNotFit() {
        List<Reason> elsewhere = List.of(new Reason(Question.PLACE, Answer.DIFFERS, "place.sold-elsewhere", "FR-IDF"));
        ItemPage page = page(verdict(State.MISMATCH, "Helan Estate", IN_PARIS, elsewhere), Language.ENGLISH);
        assertThat(page.headline() + " " + page.advice())
                .isEqualTo("Do not rely on this code yet. The code is registered, but it is recorded as sold in "
                        + "Île-de-France, France. It may have been copied from another item.");
    }

    @Test
    void everyReasonHasItsSentenceInBothLanguages() {
        for (String detail : List.of(
                "place.not-asked",
                "place.fits",
                "place.market",
                "place.nothing-recorded",
                "place.elsewhere",
                "place.sold-elsewhere")) {
            List<Reason> reasons = List.of(
                    new Reason(Question.ISSUED, Answer.FITS, "", ""),
                    new Reason(Question.STATUS, Answer.FITS, "status.released", ""),
                    new Reason(Question.PLACE, Answer.DIFFERS, detail, ""));
            for (Language language : Language.values()) {
                ItemPage page = page(verdict(State.OPEN, "Helan Estate", IN_PARIS, reasons), language);
                assertThat(page.checks()).extracting(ItemPage.Line::words).noneMatch(words -> words.contains("why."));
                assertThat(page.checks()).extracting(ItemPage.Line::kind).noneMatch(kind -> kind.contains("mark."));
            }
        }
    }

    @Test
    void onlyAMatchIsGreen() {
        for (State state : State.values()) {
            ItemPage page = page(verdict(state, "Helan Estate", IN_PARIS, FITTING), Language.ENGLISH);
            assertThat(page.colour().equals("green")).isEqualTo(state == State.MATCH);
            assertThat(page.label() + page.headline() + page.advice()).doesNotContain("verdict.");
        }
    }

    @Test
    void aSaleWithoutACityNamesTheRegionOnly() {
        Verdict.Sale sale = new Verdict.Sale("2026-10-05", "", "CN-SH");
        assertThat(page(verdict(State.SOLD, "Helan Estate", sale, FITTING), Language.ENGLISH)
                        .headline())
                .isEqualTo("Recorded as sold on October 5, 2026 in Shanghai, China.");
    }

    @Test
    void aCityThatIsItsRegionIsSaidOnce() {
        Verdict.Sale sale = new Verdict.Sale("2026-10-05", "Hamburg", "DE-HH");
        assertThat(page(verdict(State.SOLD, "Helan Estate", sale, FITTING), Language.ENGLISH)
                        .headline())
                .isEqualTo("Recorded as sold on October 5, 2026 in Hamburg, Germany.");
    }

    @Test
    void aNameWithMarkupOrBracesIsJustAName() {
        assertThat(page(verdict(State.OPEN, "<b>{0}'s</b>", IN_PARIS, FITTING), Language.ENGLISH)
                        .headline())
                .isEqualTo("Registered by <b>{0}'s</b>. One check is still open.");
    }

    private static void assertSays(State state, String english, String chinese) {
        Verdict verdict = verdict(state, "Helan Estate", IN_PARIS, FITTING);
        ItemPage inEnglish = page(verdict, Language.ENGLISH);
        ItemPage inChinese = page(verdict, Language.CHINESE);
        assertThat(inEnglish.headline() + " " + inEnglish.advice()).isEqualTo(english);
        assertThat(inChinese.headline() + inChinese.advice()).isEqualTo(chinese);
    }

    private static final List<Reason> FITTING = List.of(
            new Reason(Question.ISSUED, Answer.FITS, "", ""),
            new Reason(Question.STATUS, Answer.FITS, "status.released", ""),
            new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.not-asked", ""));

    private static Verdict verdict(State state, String brand, Verdict.Sale sale, List<Reason> reasons) {
        return new Verdict(
                state,
                "ABC",
                Optional.empty(),
                brand,
                "helan.example",
                Optional.of(new Sheet("Estate Red", "", Map.of(), List.of(), List.of(), List.of())),
                reasons,
                List.of(),
                Optional.of(sale),
                Optional.of(new Verdict.Recall("7QK2M", "The cork leaks", "Bring the bottle back.")),
                "",
                new Verdict.Record(5, 1_790_000_000_000L, 1_790_000_001_000L));
    }

    private static ItemPage page(Verdict verdict, Language language) {
        return new ItemPage(verdict, language, new Address(Optional.empty(), "ABC"), List.of());
    }
}
