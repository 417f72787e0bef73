package com.jitrace.app.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * An A4 document that is written from top to bottom and then finished. The same calls with the same words give the same bytes. Words may be
 * anything that anybody typed; long ones must have been limited before ({@link #PAGES_MAX}). Not for several threads.
 */
public final class Paper implements AutoCloseable {
    public static final int PAGES_MAX = 8;

    /** Drawing is given up after this long with {@link TooSlow}. */
    public static final long DRAWING_MILLIS_MAX = 10_000;

    private static final float LABEL_WIDTH = 118;
    private static final float SQUARE = 92;
    private static final float GAP = 8;
    private static final float BAR = 4;
    private static final float INDENT = 14;
    private static final int PHOTOS_IN_A_ROW = 3;
    private static final float PHOTO_HEIGHT = 108;

    private final PDDocument pdf;
    private final Fonts fonts;
    private final Pages pages;
    private final Lines lines;
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable PDStructureElement list;

    private Paper(PDDocument pdf, About about, Clock clock) throws IOException {
        this.pdf = pdf;
        this.fonts = new Fonts(pdf);
        this.pages = new Pages(pdf, fonts, clock, clock.millis() + DRAWING_MILLIS_MAX);
        this.lines = new Lines(fonts, about.language());
        Particulars.write(pdf, about);
    }

    public static Paper begin(About about, Clock clock) {
        return drawn(() -> new Paper(new PDDocument(), about, clock));
    }

    private interface Drawing<T> {
        T draw() throws IOException;
    }

    /** Everything is written to memory: an I/O error is a bug. */
    private static <T> T drawn(Drawing<T> drawing) {
        try {
            return drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDStructureElement part(String type) {
        list = null;
        return pages.tags().part(type);
    }

    /** Items that follow each other are one list. */
    private PDStructureElement list() {
        PDStructureElement before = list;
        PDStructureElement now = before == null ? pages.tags().part("L") : before;
        list = now;
        return now;
    }

    /** The head of the paper, with an address as text and as a square to scan. */
    public void head(String kicker, String title, String words, String address) {
        drawn(() -> {
            float top = pages.y();
            float width = Pages.WIDTH - SQUARE - 2 * GAP;
            text(kicker, Pages.LEFT, width, Style.SMALL, part("P"));
            text(title, Pages.LEFT, width, Style.TITLE, part("H1"));
            pages.down(GAP / 2);
            text(words, Pages.LEFT, width, Style.BODY, part("P"));
            float end = pages.y();
            pages.moveTo(top);
            PDStructureElement square = part("Figure");
            square.setAlternateDescription(address);
            pages.squares(Square.of(address), Pages.LEFT + Pages.WIDTH - SQUARE, SQUARE, square);
            pages.moveTo(Math.min(end, top - SQUARE));
            return this;
        });
    }

    public void heading(String words) {
        drawn(() -> {
            pages.need(Style.HEADING.leading() + 4 * Style.BODY.leading() + GAP);
            pages.down(2 * GAP);
            pages.box(Pages.LEFT, Pages.WIDTH, 0.6f, Style.RULE);
            pages.down(GAP);
            text(words, Pages.LEFT, Pages.WIDTH, Style.HEADING, part("H2"));
            pages.down(GAP / 4);
            return this;
        });
    }

    public void paragraph(String words) {
        drawn(() -> text(words, Pages.LEFT, Pages.WIDTH, Style.BODY, part("P")));
    }

    /** Smaller than the rest. */
    public void note(String words) {
        drawn(() -> text(words, Pages.LEFT, Pages.WIDTH, Style.SMALL, part("P")));
    }

    /** A little air. */
    public void gap() {
        pages.down(GAP / 2);
    }

    /** A label, and beside it what it says. */
    public void fact(String label, String value) {
        item(label, value, LABEL_WIDTH, Style.LABEL, Style.BODY);
    }

    /** One of several sentences, with its sign or number before it. */
    public void point(String sign, String words) {
        item(sign, words, INDENT, Style.LABEL, Style.BODY);
    }

    /** A sentence with a mark that says the same as the sentence. */
    public void point(Mark mark, String words) {
        drawn(() -> {
            pages.need(Style.BODY.leading());
            pages.mark(mark, Pages.LEFT, Style.BODY);
            return this;
        });
        item("", words, INDENT, Style.LABEL, Style.BODY);
    }

    /** What a machine takes word for word: small, so that hashes and commands need few lines. */
    public void exact(String label, String value) {
        item(label, value, LABEL_WIDTH, Style.SMALL, Style.SMALL.in(Style.INK));
    }

    private void item(String label, String value, float left, Style labelStyle, Style valueStyle) {
        drawn(() -> {
            PDStructureElement item = pages.tags().part("LI", list());
            PDStructureElement name = pages.tags().part("Lbl", item);
            PDStructureElement body = pages.tags().part("LBody", item);
            List<String> labels = lines.of(label, left - GAP / 2, labelStyle.size());
            List<String> values = lines.of(value, Pages.WIDTH - left, valueStyle.size());
            for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
                pages.need(labelStyle.leading());
                if (i < labels.size()) {
                    pages.line(labels.get(i), Pages.LEFT, labelStyle, name);
                }
                if (i < values.size()) {
                    pages.line(values.get(i), Pages.LEFT + left, valueStyle, body);
                }
                boolean labelled = i < labels.size() || i == 0;
                pages.down(labelled ? labelStyle.leading() : valueStyle.leading());
            }
            return this;
        });
    }

    /** An answer in its colour: its name, what it says, and what follows. */
    public void answer(Colour colour, String name, String headline, String advice) {
        drawn(() -> {
            pages.down(GAP / 2);
            band(colour, name, Style.STRONG.in(colour.strong()));
            band(colour, headline, Style.STRONG);
            band(colour, advice, Style.BODY);
            pages.down(GAP);
            return this;
        });
    }

    /** Drawn line by line, so that it may go on on the next page. */
    private void band(Colour colour, String words, Style style) throws IOException {
        PDStructureElement part = part("P");
        for (String line : lines.of(words, Pages.WIDTH - BAR - 2 * GAP, style.size())) {
            float height = style.leading() + 2;
            pages.need(height);
            pages.box(Pages.LEFT, Pages.WIDTH, height + 0.4f, colour.pale());
            pages.box(Pages.LEFT, BAR, height + 0.4f, colour.strong());
            pages.down(1);
            pages.line(line, Pages.LEFT + BAR + GAP, style, part);
            pages.down(height - 1);
        }
    }

    /** What somebody wrote: set off, so that nobody takes it for the paper's own words. */
    public void quote(String words) {
        drawn(() -> {
            PDStructureElement part = part("BlockQuote");
            pages.down(GAP / 2);
            for (String line : lines.of(words, Pages.WIDTH - INDENT, Style.BODY.size())) {
                pages.need(Style.BODY.leading());
                pages.box(Pages.LEFT, 2, Style.BODY.leading() + 0.4f, Style.RULE);
                pages.line(line, Pages.LEFT + INDENT, Style.BODY, part);
                pages.down(Style.BODY.leading());
            }
            pages.down(GAP / 2);
            return this;
        });
    }

    /** Up to three beside each other, scaled to their place, with a note above them. */
    public void photos(String note, List<Photo> photos) {
        if (photos.isEmpty() || photos.size() > PHOTOS_IN_A_ROW) {
            throw new IllegalArgumentException(photos.size() + " photos in a row");
        }
        drawn(() -> {
            float width = (Pages.WIDTH - (PHOTOS_IN_A_ROW - 1) * GAP) / PHOTOS_IN_A_ROW;
            pages.need(PHOTO_HEIGHT + GAP + 4 * Style.SMALL.leading());
            text(note, Pages.LEFT, Pages.WIDTH, Style.SMALL, part("P"));
            pages.down(GAP / 2);
            float top = pages.y();
            float lowest = top;
            for (int i = 0; i < photos.size(); i++) {
                pages.moveTo(top);
                photo(photos.get(i), Pages.LEFT + i * (width + GAP), width);
                lowest = Math.min(lowest, pages.y());
            }
            pages.moveTo(lowest - GAP / 2);
            return this;
        });
    }

    private void photo(Photo photo, float x, float width) throws IOException {
        PDImageXObject image = JPEGFactory.createFromByteArray(pdf, photo.jpeg());
        float scale = Math.min(width / image.getWidth(), PHOTO_HEIGHT / image.getHeight());
        PDStructureElement figure = part("Figure");
        figure.setAlternateDescription(photo.words());
        pages.picture(image, x, image.getWidth() * scale, image.getHeight() * scale, figure);
        pages.down(image.getHeight() * scale + GAP / 4);
        text(photo.caption(), x, width, Style.SMALL, part("Caption"));
    }

    private Paper text(String words, float x, float width, Style style, PDStructureElement part) throws IOException {
        for (String line : lines.of(words, width, style.size())) {
            pages.need(style.leading());
            pages.line(line, x, style, part);
            pages.down(style.leading());
        }
        return this;
    }

    public void attach(Attachment attachment) {
        attachments.add(attachment);
    }

    /** What stands at the foot of a page. */
    public interface Foot {
        String of(int page, int pages);
    }

    /** The whole file; nothing can be written afterwards. */
    public byte[] finish(String left, Foot right) {
        return drawn(() -> {
            pages.close();
            for (int i = 0; i < pdf.getNumberOfPages(); i++) {
                pages.foot(i, left, right.of(i + 1, pdf.getNumberOfPages()));
            }
            pages.tags().write(pdf);
            Particulars.attach(pdf, attachments);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        });
    }

    @Override
    public void close() {
        drawn(() -> {
            pages.close();
            pdf.close();
            fonts.close();
            return this;
        });
    }
}
