package com.jitrace.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final About ABOUT = new About("A title", Locale.ENGLISH, 0, "JiTrace");

    @Test
    void lettersOfManyLanguagesAreDrawnAndCanBeCopied() throws IOException {
        String words = "Zażółć gęślą jaźń, İğdır ışık, Straße déjà, Ελλάδα, Москва, 上海龙井茶，一二三、ひらがな € “quoted” – 5 ’";
        assertThat(read(drawn(words))).contains(words);
    }

    @Test
    void whatNoFontHasIsSeenAsABox() throws IOException {
        assertThat(read(drawn("smile 😀 end"))).contains("smile □ end");
        assertThat(read(drawn("one family 👨‍👩‍👧 here"))).contains("one family □ here");
        assertThat(read(drawn("مرحبا end"))).contains("□□□□□ end");
        assertThat(read(drawn("한국 end"))).contains("□□ end");
    }

    @Test
    void whatSteersTextIsSeenAndNotObeyed() throws IOException {
        String read = read(drawn("pay \u202E001\u202C \u0007bell \u200Bhidden \uD800 half \uFEFF"));
        assertThat(read).contains("pay □001□ □bell □hidden □ half □");
        assertThat(read.codePoints())
                .noneMatch(sign -> Character.getType(sign) == Character.FORMAT || sign == 7 || sign == 0xFFFD);
        assertThat(read(drawn("e" + "\u0301".repeat(50) + " marks"))).contains("□ marks");
    }

    @Test
    void hebrewIsDrawnFromRightToLeft() throws IOException {
        Lines lines = new Lines(new Fonts(new PDDocument()), Locale.ENGLISH);
        assertThat(lines.of("אבג", 100, 10)).containsExactly("גבא");
    }

    @Test
    void wordsLongerThanALineAreBrokenAndNothingIsLost() throws IOException {
        Fonts fonts = new Fonts(new PDDocument());
        Lines lines = new Lines(fonts, Locale.ENGLISH);
        String word = "W".repeat(2_000);
        assertThat(String.join("", lines.of(word, 480, 9.5f))).isEqualTo(word);
        assertThat(lines.of(word, 480, 9.5f)).allMatch(line -> fonts.width(line, 9.5f) <= 480);
        assertThat(lines.of("一二三，四五。".repeat(60), 200, 9.5f))
                .allMatch(line -> fonts.width(line, 9.5f) <= 200)
                .noneMatch(line -> line.startsWith("，") || line.startsWith("。"));
        assertThat(lines.of("", 100, 10)).containsExactly("");
    }

    @Test
    void manyLineBreaksDoNotFillPages() throws IOException {
        Lines lines = new Lines(new Fonts(new PDDocument()), Locale.ENGLISH);
        assertThat(lines.of("a\n\n\n\nb", 480, 9.5f)).containsExactly("a", "b");
        assertThat(lines.of("a\n".repeat(1_000), 480, 9.5f)).hasSizeLessThan(2 * Lines.BREAKS_MAX);
    }

    @Test
    void aPaperThatTakesTooLongIsGivenUp() {
        AtomicLong millis = new AtomicLong();
        InstantSource steps = () -> Instant.ofEpochMilli(millis.getAndAdd(Paper.DRAWING_MILLIS_MAX / 2));
        try (Paper paper = Paper.begin(ABOUT, steps.withZone(ZoneOffset.UTC))) {
            assertThatThrownBy(() -> {
                        paper.paragraph("one");
                        paper.paragraph("two");
                        paper.paragraph("three");
                        paper.paragraph("four");
                    })
                    .isInstanceOf(TooSlow.class);
        }
    }

    private static byte[] drawn(String words) {
        try (Paper paper = Paper.begin(ABOUT, NOW)) {
            paper.paragraph(words);
            return paper.finish("left", (page, pages) -> page + "/" + pages);
        }
    }

    static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
