package com.jitrace.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.paper.Paper;
import com.jitrace.app.report.Answered;
import com.jitrace.app.report.ReportFile;
import com.jitrace.app.report.ReportKind;
import com.jitrace.app.report.ReportWords;
import com.jitrace.app.report.SomeReports;
import com.jitrace.app.verification.Samples;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.VerdictJson;
import com.jitrace.app.words.Language;
import com.jitrace.chain.merkle.Hash;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The paper is read back: what was promised stands on it, what somebody typed cannot break it. */
class EvidencePaperTest {
    private static final long NOW = SomeReports.REPORTED_AT;
    private static final String CHAIN = "ab".repeat(32);
    private static final String STATUS =
            "https://id.example.com/report/01/09521234000008/21/7K2MQ0000000000000AB/" + "0f".repeat(16);
    private static final Wanted.Places PLACES =
            new Wanted.Places(STATUS, "https://id.example.com/static/verifier.js", "cd".repeat(32));
    private static final String NOTE = "chain.example.com/jitrace\n4711\nc29tZSByb290IG9mIHRoZSBsb2c=\n\n— v1 abcd\n";
    private static final int BYTES_MAX = 6 << 20;

    /** PRODUCT.md, "Words we never use". */
    private static final Pattern NEVER = Pattern.compile(
            "genuine|100\\s*%|\\bfakes?\\b|verified by blockchain|正品|假货|假冒|百分之百|区块链验证", Pattern.CASE_INSENSITIVE);

    @Test
    void whatWasPromisedStandsOnItInEnglish() throws IOException {
        String text = text(draw(usual(), Language.ENGLISH));
        assertThat(text)
                .contains("Evidence for report K7M2PQ9XYZ")
                .contains("Product Moulin Rouge-Gorge 2024")
                .contains("Brand Helan Estate · helan.example")
                .contains("GTIN 09521234000008")
                .contains("Code SAMPLE")
                .contains("Checked at 2026-11-25 04:30 UTC")
                .contains("Check reference " + verdict(State.SOLD).reference())
                .contains("Operator JiTrace")
                .contains("Recorded as sold on November 25, 2026 in Hamburg, Germany.")
                .contains("If offered as new, do not buy.")
                .contains("Does not fit:")
                .contains("Sent 2026-11-25 04:30 UTC")
                .contains("The code looks copied, or I saw it on another item")
                .contains("Kiosk am Hafen")
                .contains("Altona, Hamburg, Germany")
                .contains("Two bottles on the shelf carry the same code <b>here</b>.")
                .contains("Photo 1 · SHA-256")
                .contains("Status closed")
                .contains("Helan Estate answers:")
                .contains("Thank you. The shop was visited.")
                .contains("A code can be copied, so a code alone does not prove the item.")
                .contains("JiTrace has not tested them.")
                .contains("Page 1 of ");
    }

    @Test
    void whatWasPromisedStandsOnItInChinese() throws IOException {
        String text = text(draw(usual(), Language.CHINESE));
        assertThat(text)
                .contains("举报K7M2PQ9XYZ的材料")
                .contains("记录显示已售出：2026年11月25日")
                .contains("若作为新品出售，请勿购买；若为二手，请向卖家索取所有权证明链接。")
                .contains("不相符：")
                .contains("此码似为复制，或在另一件商品上见过")
                .contains("Two bottles on the shelf")
                .contains("已结束")
                .contains("仅凭码不能证明实物")
                .contains("举报人当时所读（English）：Recorded as sold on November 25, 2026")
                .contains("不经我们也能核对");
    }

    /** Long signs without blanks are broken into lines. */
    @Test
    void addressesAndHashesStandOnItToTheLastSign() throws IOException {
        ReportFile file = usual();
        byte[] bundle = file.answered().orElseThrow().bundle();
        for (Language language : Language.values()) {
            String signs = text(draw(file, language)).replace(" ", "");
            assertThat(signs)
                    .contains(STATUS, PLACES.verifier(), PLACES.verifierHash(), CHAIN)
                    .contains("nodejitrace-verifier.mjsproof.json" + CHAIN)
                    .contains(Hash.over(bundle).hex())
                    .contains(file.photos().get(0).hash())
                    .contains("chain.example.com/jitrace", "4711", "c29tZSByb290IG9mIHRoZSBsb2c=");
        }
    }

    @Test
    void theAttachedFileIsTheBundleOfThatMoment() throws IOException {
        ReportFile file = usual();
        try (PDDocument pdf = Loader.loadPDF(draw(file, Language.ENGLISH))) {
            var attached =
                    pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(attached).containsOnlyKeys("proof.json");
            assertThat(Objects.requireNonNull(attached.get("proof.json"))
                            .getEmbeddedFile()
                            .toByteArray())
                    .isEqualTo(file.answered().orElseThrow().bundle());
        }
    }

    @Test
    void theAnswerStaysInTheWordsOfThatMoment() throws IOException {
        Answered then = answered(State.SOLD, Language.ENGLISH);
        String otherWords = then.words().replace("If offered as new, do not buy.", "Words of an older version.");
        ReportFile file = file(WORDS, new Answered("en", otherWords, then.bundle()), "");
        assertThat(text(draw(file, Language.ENGLISH)))
                .contains("Words of an older version.")
                .doesNotContain("If offered as new");
    }

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        assertThat(draw(usual(), Language.CHINESE)).isEqualTo(draw(usual(), Language.CHINESE));
        assertThat(draw(file(WORDS, answered(State.SOLD, Language.ENGLISH), "Another answer."), Language.CHINESE))
                .isNotEqualTo(draw(usual(), Language.CHINESE));
    }

    @Test
    void noStateUsesAWordWeNeverUseAndNoneLacksItsWords() throws IOException {
        for (State state : State.values()) {
            // the texts themselves are compared by TextsTest: one language for each state saves time
            Language language = Language.values()[state.ordinal() % 2];
            String text = text(draw(file(WORDS, answered(state, language), ""), language));
            assertThat(NEVER.matcher(text).find()).as(state + " " + text).isFalse();
            assertThat(text).doesNotContain("paper.", "verdict.", "why.", "mark.", "proof.UN", "□");
        }
    }

    @Test
    void aReportFromBeforeOrWithoutAProofSaysSo() throws IOException {
        ReportFile old = SomeReports.file(WORDS, Optional.empty(), List.of(), "");
        assertThat(text(draw(old, Language.ENGLISH)))
                .contains("The words of the answer were not kept, only its name: Sold.")
                .contains("No proof was kept with this report.");
        Answered given = answered(State.SOLD, Language.ENGLISH);
        Answered unproved = new Answered("en", given.words(), new byte[Answered.BUNDLE_BYTES_MAX + 1]);
        assertThat(text(draw(file(WORDS, unproved, ""), Language.ENGLISH)))
                .contains("Recorded as sold")
                .contains("No proof was kept with this report.");
    }

    @Test
    void nothingThatAnybodyTypesBreaksIt() throws IOException {
        List<String> typed = List.of(
                "W".repeat(2_000),
                "a\n".repeat(1_000),
                "😀".repeat(1_000),
                "\u202E\u0000\u001B[31m".repeat(200),
                "مرحبا ".repeat(300),
                "龘".repeat(2_000),
                "(\\) Tj ET endstream %PDF <</JS (app.alert(1))>> ".repeat(40));
        List<byte[]> photos = List.of(noise(1_024, 1_024), noise(1_024, 8), noise(8, 1_024));
        for (String details : typed) {
            ReportWords words = new ReportWords(ReportKind.OTHER, details, "😀".repeat(60), "DE-HH", "龘".repeat(80));
            ReportFile file = SomeReports.file(
                    words,
                    Optional.of(answered(State.RECALLED, Language.CHINESE)),
                    photos,
                    details.substring(0, Math.min(details.length(), 1_000)));
            byte[] pdf = draw(file, Language.ENGLISH);
            assertThat(pdf.length).isLessThan(BYTES_MAX);
            try (PDDocument read = Loader.loadPDF(pdf)) {
                assertThat(read.getNumberOfPages()).isBetween(2, Paper.PAGES_MAX);
                assertThat(read.getDocumentCatalog().getOpenAction()).isNull();
            }
            assertThat(text(pdf)).contains("Operator JiTrace").contains("Check it without us");
        }
        assertThat(text(draw(
                        file(
                                new ReportWords(ReportKind.OTHER, typed.get(6), "", "", ""),
                                answered(State.SOLD, Language.ENGLISH),
                                ""),
                        Language.ENGLISH)))
                .contains("(\\) Tj ET endstream %PDF <</JS (app.alert(1))>>");
    }

    @Test
    void aScreenReaderFindsLanguageTitleAndParts() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(draw(usual(), Language.CHINESE))) {
            PDDocumentCatalog catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("举报K7M2PQ9XYZ的材料");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getParentTree().getNumbers())
                    .hasSize(pdf.getNumberOfPages());
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("举报K7M2PQ9XYZ的材料", "zh-CN", "2026-11-25T04:30:00Z");
        }
    }

    @Test
    void theSquareLeadsToTheStatusPage() throws IOException, ReaderException {
        try (PDDocument pdf = Loader.loadPDF(draw(usual(), Language.ENGLISH))) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
            // a camera looks at the corner with the square
            BufferedImage corner =
                    page.getSubimage(page.getWidth() * 3 / 4, 0, page.getWidth() / 4, page.getHeight() / 4);
            int width = corner.getWidth();
            int height = corner.getHeight();
            int[] pixels = corner.getRGB(0, 0, width, height, null, 0, width);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            assertThat(new QRCodeReader()
                            .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo(STATUS);
        }
    }

    /** Pictures for docs/screens, when asked for. */
    @Test
    void itIsShownInTheDocuments() throws IOException {
        Path folder = Boolean.getBoolean("jitrace.screens") ? Path.of("../docs/screens") : Path.of("target/papers");
        Files.createDirectories(folder);
        for (Language language : Language.values()) {
            byte[] bytes = draw(usual(), language);
            Files.write(Path.of("target", "evidence-" + language.tag() + ".pdf"), bytes);
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(2);
                Path file = folder.resolve("evidence-" + language.tag() + ".png");
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 80), "png", file.toFile());
            }
        }
    }

    private static final ReportWords WORDS = new ReportWords(
            ReportKind.COPIED,
            "Two bottles on the shelf carry the same code <b>here</b>.\nThe second one had no capsule.",
            "Kiosk am Hafen",
            "DE-HH",
            "Altona");

    private static ReportFile usual() throws IOException {
        return SomeReports.file(
                WORDS,
                Optional.of(answered(State.SOLD, Language.ENGLISH)),
                List.of(bottle(600, 800), bottle(900, 600)),
                "Thank you. The shop was visited.\nThe bottle without a capsule is not ours.");
    }

    private static ReportFile file(ReportWords words, Answered answered, String answer) {
        return SomeReports.file(words, Optional.of(answered), List.of(), answer);
    }

    private static byte[] draw(ReportFile file, Language language) {
        Wanted wanted = new Wanted(SomeReports.SUBJECT, "0f".repeat(16), language, PLACES);
        return new EvidencePaper(file, wanted, CHAIN).draw(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    }

    private static Verdict verdict(State state) {
        Sheet sheet = new Sheet("Moulin Rouge-Gorge 2024", "", Map.of(), List.of(), List.of(), List.of(), List.of());
        return Samples.of(
                state,
                new Samples.Subject("Helan Estate", "helan.example", Optional.of(sheet), Optional.empty(), List.of()),
                NOW);
    }

    private static Answered answered(State state, Language language) {
        Verdict verdict = verdict(state);
        JsonObject answer = Json.createObjectBuilder(VerdictJson.of(verdict, Optional.empty(), language))
                .add(
                        "proof",
                        Json.createObjectBuilder()
                                .add("state", Json.createObjectBuilder().add("checkpoint", NOTE)))
                .build();
        byte[] genesis = "{\"origin\":\"chain.example.com/jitrace\"}".getBytes(StandardCharsets.UTF_8);
        return new Answered(
                language.tag(),
                GivenAnswer.inAllLanguages(verdict),
                Bundle.of(SomeReports.SUBJECT.gtin(), genesis, answer));
    }

    private static byte[] bottle(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(new Color(0xE9E2D4));
        paper.fillRect(0, 0, width, height);
        paper.setColor(new Color(0x2E4A3A));
        paper.fillRoundRect(width * 2 / 5, height / 8, width / 5, height * 3 / 4, width / 10, width / 10);
        paper.dispose();
        return jpeg(image);
    }

    private static byte[] noise(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random seeded = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, seeded.nextInt());
            }
        }
        return jpeg(image);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
