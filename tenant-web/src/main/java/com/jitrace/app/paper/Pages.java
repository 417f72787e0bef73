package com.jitrace.app.paper;

import java.awt.Color;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** A4 pages that are filled from top to bottom; lengths in points from the left and from the page's foot. */
final class Pages {
    static final float LEFT = 57;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 54;
    private static final float BOTTOM = 66;
    private static final float FOOT = 38;

    /** Neither font has a bold cut for both scripts: a stroke of this part of the size makes it. */
    private static final float BOLD_STROKE = 0.028f;

    private static final float MARK_STROKE = 0.12f;

    /** Part of the leading between a line's top and its base line. */
    private static final float BASE = 0.76f;

    private final PDDocument pdf;
    private final Fonts fonts;
    private final Clock clock;
    private final long until;
    private final Tags tags = new Tags();
    private @Nullable PDPageContentStream open;
    private PDPage page = new PDPage(PDRectangle.A4);
    private float y;

    /** @param until milliseconds UTC; drawing later than this is given up */
    Pages(PDDocument pdf, Fonts fonts, Clock clock, long until) throws IOException {
        this.pdf = pdf;
        this.fonts = fonts;
        this.clock = clock;
        this.until = until;
        turn();
    }

    Tags tags() {
        return tags;
    }

    /** Top of what comes next. */
    float y() {
        return y;
    }

    void down(float height) {
        y -= height;
    }

    void moveTo(float top) {
        y = top;
    }

    /** Begins a page when this much does not fit on the rest of this one. */
    void need(float height) throws IOException {
        if (clock.millis() > until) {
            throw new TooSlow("a paper took too long to draw");
        }
        if (y - height < BOTTOM) {
            turn();
        }
    }

    private void turn() throws IOException {
        close();
        if (pdf.getNumberOfPages() >= Paper.PAGES_MAX) {
            throw new IllegalStateException("a paper of more than " + Paper.PAGES_MAX + " pages");
        }
        page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        open = new PDPageContentStream(pdf, page);
        y = TOP;
    }

    /** The stream of the page that is being drawn; there is one until {@link #close}. */
    private PDPageContentStream ink() {
        if (open == null) {
            throw new IllegalStateException("the last page is closed");
        }
        return open;
    }

    /** One line whose top is where we are; does not move down. */
    void line(String text, float x, Style style, PDStructureElement part) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        PDPageContentStream ink = ink();
        ink.beginMarkedContent(COSName.getPDFName(part.getStructureType()), tags.mark(page, part));
        write(ink, text, x, y - style.leading() * BASE, style);
        ink.endMarkedContent();
    }

    private void write(PDPageContentStream ink, String text, float x, float base, Style style) throws IOException {
        ink.beginText();
        ink.setNonStrokingColor(style.colour());
        ink.setStrokingColor(style.colour());
        ink.setLineWidth(style.size() * BOLD_STROKE);
        ink.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        ink.newLineAtOffset(x, base);
        for (Fonts.Run run : fonts.runs(text)) {
            ink.setFont(run.font(), style.size());
            ink.showText(run.words());
        }
        ink.endText();
    }

    /** A mark beside a line whose top is where we are: decoration, because the line says it in words. */
    void mark(Mark mark, float x, Style style) throws IOException {
        PDPageContentStream ink = ink();
        float base = y - style.leading() * BASE;
        ink.beginMarkedContent(COSName.ARTIFACT);
        ink.setStrokingColor(style.colour());
        ink.setLineWidth(style.size() * MARK_STROKE);
        for (List<Float> stroke : mark.strokes()) {
            ink.moveTo(x + stroke.get(0) * style.size(), base + stroke.get(1) * style.size());
            for (int i = 2; i < stroke.size(); i += 2) {
                ink.lineTo(x + stroke.get(i) * style.size(), base + stroke.get(i + 1) * style.size());
            }
            ink.stroke();
        }
        ink.endMarkedContent();
    }

    /** A filled box from where we are downwards: decoration. */
    void box(float x, float width, float height, Color colour) throws IOException {
        PDPageContentStream ink = ink();
        ink.beginMarkedContent(COSName.ARTIFACT);
        ink.setNonStrokingColor(colour);
        ink.addRect(x, y - height, width, height);
        ink.fill();
        ink.endMarkedContent();
    }

    /** A picture whose top is where we are. */
    void picture(PDImageXObject image, float x, float width, float height, PDStructureElement part) throws IOException {
        PDPageContentStream ink = ink();
        ink.beginMarkedContent(COSName.getPDFName(part.getStructureType()), tags.mark(page, part));
        ink.drawImage(image, x, y - height, width, height);
        ink.endMarkedContent();
    }

    /** Squares in rows, dark where true; its top is where we are. */
    void squares(boolean[][] rows, float x, float side, PDStructureElement part) throws IOException {
        PDPageContentStream ink = ink();
        float module = side / rows.length;
        ink.beginMarkedContent(COSName.getPDFName(part.getStructureType()), tags.mark(page, part));
        ink.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows.length; column++) {
                if (rows[row][column]) {
                    ink.addRect(x + column * module, y - (row + 1) * module, module, module);
                }
            }
        }
        ink.fill();
        ink.endMarkedContent();
    }

    /** What stands at the foot of a page that is done. */
    void foot(int number, String left, String right) throws IOException {
        try (PDPageContentStream ink =
                new PDPageContentStream(pdf, pdf.getPage(number), PDPageContentStream.AppendMode.APPEND, true, true)) {
            ink.beginMarkedContent(COSName.ARTIFACT);
            write(ink, left, LEFT, FOOT, Style.SMALL);
            write(ink, right, LEFT + WIDTH - fonts.width(right, Style.SMALL.size()), FOOT, Style.SMALL);
            ink.endMarkedContent();
        }
    }

    void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
