package com.jitrace.app.page.brand;

import java.util.List;

/**
 * What is in what as a drawing: levels from left to right, one row for each stop, a line to the stop before. Every stop that can be walked
 * from is a link, and has a title; the table beside it says the same.
 */
final class GenealogyDrawing {
    private static final int COLUMN = 230;
    private static final int ROW = 40;
    private static final int BOX_WIDTH = 200;
    private static final int BOX_HEIGHT = 30;
    private static final int MARGIN = 6;
    private static final int LETTERS_MAX = 24;
    /** First code point of the scripts whose characters are as wide as high. */
    private static final int WIDE_FROM = 0x2E80;

    /**
     * A stop.
     *
     * @param address of the page that walks on from here, or ""
     * @param gone whether it is no longer together with the stop before
     */
    record Stop(int before, int depth, String label, String title, String address, boolean sealed, boolean gone) {}

    private GenealogyDrawing() {}

    /** One SVG; what is written into it is escaped. */
    static String of(List<Stop> stops, String title, String description) {
        int[] rows = rows(stops);
        int depth = stops.stream().mapToInt(Stop::depth).max().orElse(0);
        int width = depth * COLUMN + BOX_WIDTH + 2 * MARGIN;
        int height = stops.size() * ROW + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"genealogy\" role=\"group\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" aria-labelledby=\"g-title g-desc\"><title id=\"g-title\">")
                .append(escaped(title))
                .append("</title><desc id=\"g-desc\">")
                .append(escaped(description))
                .append("</desc>");
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).before() >= 0) {
                line(svg, stops, rows, i);
            }
        }
        for (int i = 0; i < stops.size(); i++) {
            box(svg, stops.get(i), rows[i]);
        }
        return svg.append("</svg>").toString();
    }

    /** A stop's row: depth first, so that lines do not cross. */
    private static int[] rows(List<Stop> stops) {
        int[] rows = new int[stops.size()];
        int next = 0;
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).before() < 0) {
                next = place(stops, rows, i, next);
            }
        }
        return rows;
    }

    private static int place(List<Stop> stops, int[] rows, int stop, int row) {
        rows[stop] = row;
        int next = row + 1;
        for (int i = stop + 1; i < stops.size(); i++) {
            if (stops.get(i).before() == stop) {
                next = place(stops, rows, i, next);
            }
        }
        return next;
    }

    private static void line(StringBuilder svg, List<Stop> stops, int[] rows, int i) {
        Stop stop = stops.get(i);
        int fromX = MARGIN + stops.get(stop.before()).depth() * COLUMN + BOX_WIDTH / 2;
        int fromY = MARGIN + rows[stop.before()] * ROW + BOX_HEIGHT;
        int toX = MARGIN + stop.depth() * COLUMN;
        int toY = MARGIN + rows[i] * ROW + BOX_HEIGHT / 2;
        svg.append("<path d=\"M")
                .append(fromX)
                .append(' ')
                .append(fromY)
                .append('V')
                .append(toY)
                .append('H')
                .append(toX)
                .append("\" fill=\"none\" stroke=\"#4f5761\"")
                .append(stop.gone() ? " stroke-dasharray=\"4 4\"" : "")
                .append("/>");
    }

    private static void box(StringBuilder svg, Stop stop, int row) {
        int x = MARGIN + stop.depth() * COLUMN;
        int y = MARGIN + row * ROW;
        boolean link = !stop.address().isEmpty();
        svg.append(link ? "<a href=\"" + escaped(stop.address()) + "\">" : "<g>")
                .append("<title>")
                .append(escaped(stop.title()))
                .append("</title><rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(BOX_WIDTH)
                .append("\" height=\"")
                .append(BOX_HEIGHT)
                .append("\" rx=\"6\" fill=\"")
                .append(stop.sealed() ? "#e3e8ee" : "#fff")
                .append("\" stroke=\"")
                .append(link ? "#0b57b7" : "#4f5761")
                .append("\"/><text x=\"")
                .append(x + 8)
                .append("\" y=\"")
                .append(y + 20)
                .append("\" font-size=\"13\" fill=\"#1b1f24\">")
                .append(escaped(shortened(stop.label())))
                .append("</text>")
                .append(link ? "</a>" : "</g>");
    }

    /** As much of it as a box holds; a Chinese character takes the room of two letters. */
    static String shortened(String label) {
        int room = 0;
        for (int at = 0; at < label.length(); at = label.offsetByCodePoints(at, 1)) {
            room += label.codePointAt(at) >= WIDE_FROM ? 2 : 1;
            if (room > LETTERS_MAX) {
                return label.substring(0, Math.max(0, label.offsetByCodePoints(at, -1))) + "…";
            }
        }
        return label;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
