package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.catalogue.Media;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Verdict.Answer;
import com.jitrace.app.verification.Verdict.Question;
import com.jitrace.app.verification.Verdict.Reason;
import com.jitrace.app.verification.VerdictJson;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import java.util.List;
import java.util.Locale;
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
                "Recalled: stop using this product. Lot L-19, The cork leaks. Bring the bottle back.",
                "产品召回：请停止使用。批号L-19，The cork leaks。Bring the bottle back。");
        assertSays(
                State.REPEATED,
                "Checked before: 7 times in 3 regions, first in October 2026. If you just opened a sealed pack, stop and "
                        + "report it.",
                "此码曾被核验：已在3个地区核验7次，首次在2026年10月。若您刚拆开密封包装，请停止使用并举报。");
        assertSays(
                State.RETIRED,
                "Helan Estate no longer uses this service. The code’s batch is on record; we can no longer check this code.",
                "Helan Estate已不再使用本服务。此码所属批次有记录，但我们无法再核验此码。");
        assertSays(State.STOLEN, "Reported lost or stolen. Do not buy.", "此商品已被报失。请勿购买。");
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
                "place.sold-elsewhere",
                "status.issued",
                "status.released",
                "status.sold",
                "status.recalled",
                "status.cancelled",
                "status.destroyed",
                "status.retired",
                "status.stale",
                "history.quiet",
                "history.few",
                "history.repeated",
                "history.before-release",
                "history.outside-market",
                "history.after-sale")) {
            Question question = Question.valueOf(detail.split("\\.")[0].toUpperCase(Locale.ROOT));
            List<Reason> reasons = List.of(
                    new Reason(Question.ISSUED, Answer.FITS, "", ""), new Reason(question, Answer.DIFFERS, detail, ""));
            for (Language language : Language.values()) {
                ItemPage page = page(verdict(State.OPEN, "Helan Estate", IN_PARIS, reasons), language);
                assertThat(page.checks()).extracting(ItemPage.Line::words).noneMatch(words -> words.contains("why."));
                assertThat(page.checks()).extracting(ItemPage.Line::kind).noneMatch(kind -> kind.contains("mark."));
            }
        }
    }

    @Test
    void onlyAMatchAndOnesOwnItemAreGreen() {
        for (State state : State.values()) {
            ItemPage page = page(verdict(state, "Helan Estate", IN_PARIS, FITTING), Language.ENGLISH);
            assertThat(page.colour().equals("green")).isEqualTo(state == State.MATCH || state == State.YOURS);
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

    @Test
    void everythingThatCanBeSaidOfARecallHasWords() {
        for (String scope : List.of("product", "lot", "batch", "items", "unit")) {
            for (Language language : Language.values()) {
                Verdict.Recall recall = new Verdict.Recall(scope, "7QK2M", "It leaks", "");
                ItemPage page = page(
                        with(Optional.of(recall), new Verdict.Record(5, TIME, TIME, List.of()), State.RECALLED),
                        language);
                assertThat(page.advice()).doesNotContain("recall.").doesNotContain("{");
            }
        }
    }

    @Test
    void whatIsOnItsWayIsSaidAndTheAgeOfTheRecordWhenItMatters() {
        ItemPage fresh = page(
                with(Optional.empty(), new Verdict.Record(5, TIME, TIME + 119_999, List.of("sell")), State.OPEN),
                Language.ENGLISH);
        assertThat(fresh.notes()).containsExactly("Recorded, waiting for confirmation: Sold.");
        ItemPage old = page(
                with(Optional.empty(), new Verdict.Record(5, TIME, TIME + 120_000, List.of()), State.OPEN),
                Language.CHINESE);
        assertThat(old.notes()).containsExactly("记录于2分钟前得到确认，此后的内容未包含在本次回答中。");
        ItemPage still = page(
                with(Optional.empty(), new Verdict.Record(5, TIME, TIME + 7_500, List.of(), true), State.OPEN),
                Language.ENGLISH);
        assertThat(still.notes())
                .containsExactly(
                        "The network confirms nothing new just now.",
                        "The record was confirmed 7 seconds ago. Newer entries are not in this answer.");
        ItemPage stillOld = page(
                with(Optional.empty(), new Verdict.Record(5, TIME, TIME + 120_000, List.of(), true), State.OPEN),
                Language.CHINESE);
        assertThat(stillOld.notes()).containsExactly("网络目前没有确认任何新内容。", "记录于2分钟前得到确认，此后的内容未包含在本次回答中。");
        ItemPage stale = page(
                with(Optional.empty(), new Verdict.Record(5, TIME, TIME + 600_000, List.of()), State.OPEN),
                Language.ENGLISH);
        assertThat(stale.headline() + " " + stale.advice())
                .isEqualTo("Registered by Helan Estate. One check is still open. The record is 10 minutes old, so its "
                        + "newest entries may be missing here. Try again later.");
    }

    @Test
    void theReferenceNamesOneAnswer() {
        Verdict one = with(Optional.empty(), new Verdict.Record(5, TIME, TIME, List.of()), State.OPEN);
        Verdict other = with(Optional.empty(), new Verdict.Record(5, TIME, TIME + 1, List.of()), State.OPEN);
        assertThat(one.reference()).matches("[0-9A-F]{5}-[0-9A-F]{5}").isNotEqualTo(other.reference());
    }

    @Test
    void theComparisonGoesThroughPicturesAndSignsAndEndsWithTheirWord() {
        Verdict verdict = verdict(State.OPEN, "Helan Estate", IN_PARIS, FITTING);
        Comparing first = comparing(verdict, "1");
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.picture()).hasSize(1);
        assertThat(first.same()).isEqualTo("/c/ABC?compare=2&lang=en#compare");
        Comparing last = comparing(verdict, "3");
        assertThat(last.picture()).isEmpty();
        assertThat(last.words()).isEqualTo("A wax seal");
        assertThat(last.same()).contains("compare=same");
        assertThat(last.differs()).contains("compare=differs");
        assertThat(comparing(verdict, "same").outcome()).isEqualTo("same");
        for (String wrong : List.of("", "0", "4", "99999999999", "<b>", "-1")) {
            assertThat(comparing(verdict, wrong).step()).as(wrong).isZero();
            assertThat(comparing(verdict, wrong).outcome()).as(wrong).isEmpty();
        }
        assertThat(comparing(verdict(State.RECALLED, "Helan Estate", IN_PARIS, FITTING), "1")
                        .step())
                .as("a recalled item is not compared but put away")
                .isZero();
    }

    private static Comparing comparing(Verdict verdict, String step) {
        return new ItemPage(verdict, asked(Language.ENGLISH, Map.of("compare", step)), List.of(), Optional.empty())
                .comparing();
    }

    private static void assertSays(State state, String english, String chinese) {
        Verdict verdict = verdict(state, "Helan Estate", IN_PARIS, FITTING);
        ItemPage inEnglish = page(verdict, Language.ENGLISH);
        ItemPage inChinese = page(verdict, Language.CHINESE);
        assertThat(inEnglish.headline() + " " + inEnglish.advice()).isEqualTo(english);
        assertThat(inChinese.headline() + inChinese.advice()).isEqualTo(chinese);
    }

    @Test
    void aPictureIsShownSmallAndLeadsToTheWholeOneWhoseHashTheSheetNames() {
        ItemPage page = page(verdict(State.OPEN, "Helan Estate", IN_PARIS, FITTING), Language.ENGLISH);
        String hash = "0".repeat(64);
        assertThat(page.pictures())
                .extracting(ItemPage.Shown::address, ItemPage.Shown::small)
                .containsExactly(tuple("/media//" + hash + ".jpg", "/media//" + hash + "-640.jpg"));
        assertThat(page.firstPicture())
                .as("what the browser is told of is what the page shows")
                .contains(page.pictures().get(0).small());
    }

    @Test
    void filesInThePagesLanguageComeFirstWithWhatTheyAre() {
        List<Media> media = List.of(
                new Media("ab".repeat(32), "application/pdf", 119_700, "Serving and keeping", "en"),
                new Media("cd".repeat(32), "video/mp4", 4_200_000, "如何开瓶", "zh-CN"));
        Sheet sheet = new Sheet("Estate Red", "", Map.of(), List.of(), List.of(), List.of(), List.of(), media);
        assertThat(Enclosed.of(sheet, "7QK2M", Texts.in(Language.ENGLISH)))
                .extracting(Enclosed::title, Enclosed::what, Enclosed::address)
                .containsExactly(
                        tuple(
                                "Serving and keeping",
                                "document, PDF, 120 kB",
                                "/media/7QK2M/" + "ab".repeat(32) + ".pdf"),
                        tuple("如何开瓶", "video, MP4, 4.2 MB", "/media/7QK2M/" + "cd".repeat(32) + ".mp4"));
        assertThat(Enclosed.of(sheet, "7QK2M", Texts.in(Language.CHINESE)))
                .extracting(Enclosed::title, Enclosed::what)
                .containsExactly(tuple("如何开瓶", "视频, MP4, 4.2 MB"), tuple("Serving and keeping", "文件, PDF, 120 kB"));
    }

    @Test
    void partsInsideAreToldByNamePiecesDayAndAPublicMaker() {
        long later = TIME + 40L * 86_400_000;
        List<ShownPart> inside = List.of(
                part("Battery", 1, TIME, ShownPart.Maker.BRAND, ShownPart.Condition.IN_ORDER),
                part("Cell", 96, later, ShownPart.Maker.SUPPLIER, ShownPart.Condition.HELD),
                part("Fan", 2, TIME, ShownPart.Maker.BOTH, ShownPart.Condition.RECALLED),
                part("Screw", 8, TIME, ShownPart.Maker.UNTOLD, ShownPart.Condition.IN_ORDER));
        assertThat(page(withInside(inside), Language.ENGLISH).inside())
                .extracting(ItemPage.Part::name, ItemPage.Part::words, ItemPage.Part::warning)
                .containsExactly(
                        tuple("Battery", "1 piece · built in on September 21, 2026 · made by Helan Estate", ""),
                        tuple(
                                "Cell",
                                "96 pieces · built in between September 21, 2026 and October 31, 2026"
                                        + " · made by an authorised supplier",
                                "Helan Estate is checking this part. Ask Helan Estate before you use the product."),
                        tuple(
                                "Fan",
                                "2 pieces · built in on September 21, 2026 · made by Helan Estate and by an"
                                        + " authorised supplier",
                                "Helan Estate has recalled this part. Ask Helan Estate before you use the product."),
                        tuple("Screw", "8 pieces · built in on September 21, 2026", ""));
        assertThat(page(withInside(inside), Language.CHINESE).inside())
                .extracting(ItemPage.Part::words, ItemPage.Part::warning)
                .containsExactly(
                        tuple("1件 · 2026年9月21日装入 · 由Helan Estate制造", ""),
                        tuple("96件 · 2026年9月21日至2026年10月31日装入 · 由授权供应商制造", "Helan Estate正在核查此零件。使用产品前请咨询Helan Estate。"),
                        tuple("2件 · 2026年9月21日装入 · 由Helan Estate及授权供应商制造", "Helan Estate已召回此零件。使用产品前请咨询Helan Estate。"),
                        tuple("8件 · 2026年9月21日装入", ""));
        assertThat(page(withInside(List.of()), Language.ENGLISH).inside()).isEmpty();
    }

    @Test
    void theJsonSaysTheSameOfThePartsInsideAndNothingWhereNoneIsShown() {
        ShownPart cells = part("Cell", 96, TIME, ShownPart.Maker.SUPPLIER, ShownPart.Condition.HELD);
        assertThat(VerdictJson.of(withInside(List.of(cells)), Optional.empty(), Language.ENGLISH)
                        .getJsonArray("inside"))
                .hasToString("[{\"name\":\"Cell\",\"pieces\":96,\"firstBuiltIn\":" + TIME + ",\"lastBuiltIn\":" + TIME
                        + ",\"maker\":\"SUPPLIER\",\"condition\":\"HELD\"}]");
        assertThat(VerdictJson.of(withInside(List.of()), Optional.empty(), Language.ENGLISH))
                .doesNotContainKey("inside");
    }

    @Test
    void aPartThatIsHeldOrRecalledIsTheCheckThatIsOpen() {
        says(
                "status.part-held",
                "Registered by Helan Estate. A part inside is being checked. Ask Helan Estate before you use the product.",
                "由Helan Estate登记，内部有零件正在核查。使用产品前请咨询Helan Estate。");
        says(
                "status.part-recalled",
                "Registered by Helan Estate. A part inside has been recalled. Ask Helan Estate before you use the product.",
                "由Helan Estate登记，内部有零件已被召回。使用产品前请咨询Helan Estate。");
    }

    private static void says(String detail, String english, String chinese) {
        Verdict verdict = verdict(
                State.OPEN,
                "Helan Estate",
                IN_PARIS,
                List.of(new Reason(Question.STATUS, Answer.NOT_CHECKED, detail, "")));
        ItemPage inEnglish = page(verdict, Language.ENGLISH);
        ItemPage inChinese = page(verdict, Language.CHINESE);
        assertThat(inEnglish.headline() + " " + inEnglish.advice()).isEqualTo(english);
        assertThat(inChinese.headline() + inChinese.advice()).isEqualTo(chinese);
        assertThat(inEnglish.checks().get(0).words()).startsWith("The item was released; the brand ");
    }

    private static ShownPart part(
            String name, long pieces, long last, ShownPart.Maker maker, ShownPart.Condition condition) {
        return new ShownPart(name, pieces, new ShownPart.BuiltIn(TIME, last), maker, condition);
    }

    private static final List<Reason> FITTING = List.of(
            new Reason(Question.ISSUED, Answer.FITS, "", ""),
            new Reason(Question.STATUS, Answer.FITS, "status.released", ""),
            new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.not-asked", ""));

    private static final long TIME = 1_790_000_000_000L;

    private static Verdict verdict(State state, String brand, Verdict.Sale sale, List<Reason> reasons) {
        return new Verdict(
                state,
                "ABC",
                Optional.empty(),
                brand,
                "helan.example",
                Optional.of(new Sheet(
                        "Estate Red",
                        "",
                        Map.of(),
                        List.of("0".repeat(64)),
                        List.of("A cork", "A wax seal"),
                        List.of())),
                reasons,
                List.of(),
                List.of(),
                Optional.of(sale),
                Optional.of(new Verdict.Recall("lot", "L-19", "The cork leaks", "Bring the bottle back.")),
                "",
                new Verdict.Standing("released", "L-19", 7, 3, "2026-10"),
                new Verdict.Record(5, TIME, TIME + 1_000, List.of()));
    }

    private static Verdict with(Optional<Verdict.Recall> recall, Verdict.Record record, State state) {
        Verdict verdict = verdict(state, "Helan Estate", IN_PARIS, FITTING);
        return new Verdict(
                state,
                verdict.code(),
                verdict.item(),
                verdict.brand(),
                verdict.domain(),
                verdict.product(),
                verdict.reasons(),
                verdict.journey(),
                verdict.inside(),
                verdict.sale(),
                recall,
                "",
                verdict.standing(),
                record);
    }

    private static Verdict withInside(List<ShownPart> inside) {
        Verdict verdict = verdict(State.OPEN, "Helan Estate", IN_PARIS, FITTING);
        return new Verdict(
                verdict.state(),
                verdict.code(),
                verdict.item(),
                verdict.brand(),
                verdict.domain(),
                verdict.product(),
                verdict.reasons(),
                verdict.journey(),
                inside,
                verdict.sale(),
                verdict.recall(),
                "",
                verdict.standing(),
                verdict.record());
    }

    private static ItemPage page(Verdict verdict, Language language) {
        return new ItemPage(verdict, asked(language, Map.of()), List.of(), Optional.empty());
    }

    private static Asked asked(Language language, Map<String, String> parameters) {
        return Asked.of(new Address(Optional.empty(), "ABC"), "http://127.0.0.1:8080", language, parameters::get);
    }
}
