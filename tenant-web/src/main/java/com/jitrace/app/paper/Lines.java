package com.jitrace.app.paper;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines of a width: between words as the language does it, inside a word only when it is longer than a line. */
final class Lines {
    /** Line breaks of the writer that are kept; later ones become a stroke, so that nobody fills pages with empty lines. */
    static final int BREAKS_MAX = 40;

    private static final String STROKE = " / ";

    private final Fonts fonts;
    private final Locale locale;

    Lines(Fonts fonts, Locale locale) {
        this.fonts = fonts;
        this.locale = locale;
    }

    /** At least one line; in the order in which they are read, each in the order in which its signs are drawn from left to right. */
    List<String> of(String text, float width, float size) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs(text)) {
            wrap(Legible.of(paragraph, fonts), width, size).forEach(line -> lines.add(leftToRight(line)));
        }
        return lines;
    }

    private static List<String> paragraphs(String text) {
        List<String> paragraphs =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (paragraphs.isEmpty()) {
            return List.of("");
        } else if (paragraphs.size() <= BREAKS_MAX) {
            return paragraphs;
        }
        List<String> fewer = new ArrayList<>(paragraphs.subList(0, BREAKS_MAX - 1));
        fewer.add(String.join(STROKE, paragraphs.subList(BREAKS_MAX - 1, paragraphs.size())));
        return fewer;
    }

    private List<String> wrap(String paragraph, float width, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(paragraph);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = paragraph.substring(from, to);
            if (line.length() > 0 && wide(line + piece.stripTrailing(), size) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
            while (wide(line.toString().stripTrailing(), size) > width) {
                int fitting = fitting(line, width, size);
                lines.add(line.substring(0, fitting));
                line.delete(0, fitting);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private float wide(String text, float size) {
        return fonts.width(text, size);
    }

    /** How many chars of a word that is longer than a line go on this one; at least one sign. */
    private int fitting(CharSequence word, float width, float size) {
        String all = word.toString();
        int end = all.offsetByCodePoints(0, 1);
        float used = wide(all.substring(0, end), size);
        while (end < all.length()) {
            int next = all.offsetByCodePoints(end, 1);
            used += wide(all.substring(end, next), size);
            if (used > width) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static String leftToRight(String line) {
        return Bidi.requiresBidi(line.toCharArray(), 0, line.length())
                ? new Bidi(line, Bidi.LEVEL_DEFAULT_LTR).writeReordered(Bidi.DO_MIRRORING)
                : line;
    }
}
