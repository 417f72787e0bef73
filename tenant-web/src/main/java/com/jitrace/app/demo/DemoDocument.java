package com.jitrace.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes the leaf that comes with the demo's bottle, so that a reader has a document to open and to compare. */
final class DemoDocument {
    static final String TITLE = "How to serve and keep it";
    private static final float MARGIN_POINTS = 56;
    private static final float HEADING_POINTS = 18;
    private static final float TEXT_POINTS = 11;
    private static final float LINE_POINTS = 18;
    private static final List<String> LINES = List.of(
            "Serve it at 16 to 18 degrees Celsius; open it an hour before.",
            "Keep it lying in the dark, at 10 to 14 degrees, away from what smells.",
            "An opened bottle keeps for two days with its cork, in the cold.",
            "",
            "The mill on the glass can be felt with a finger. Where it cannot, or where the",
            "capsule turns freely, scan the code on the back label and compare.",
            "",
            "Domaine du Moulin is made up: this leaf belongs to the demonstration.");

    private DemoDocument() {}

    /** PDF, one page. */
    static byte[] serving() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A5);
            document.addPage(page);
            document.getDocumentCatalog().setLanguage("en");
            document.getDocumentInformation().setTitle(TITLE);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                write(ink, page.getMediaBox().getHeight() - MARGIN_POINTS);
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(PDPageContentStream ink, float top) throws IOException {
        ink.beginText();
        ink.newLineAtOffset(MARGIN_POINTS / 2, top);
        ink.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), HEADING_POINTS);
        ink.showText(TITLE);
        ink.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), TEXT_POINTS - 1);
        ink.newLineAtOffset(0, -LINE_POINTS);
        for (String line : LINES) {
            ink.newLineAtOffset(0, -LINE_POINTS);
            ink.showText(line);
        }
        ink.endText();
    }
}
