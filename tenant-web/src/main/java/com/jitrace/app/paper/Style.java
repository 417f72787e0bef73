package com.jitrace.app.paper;

import java.awt.Color;

/**
 * How text looks.
 *
 * @param size of the type, points
 * @param leading from line to line, points
 */
record Style(float size, float leading, boolean bold, Color colour) {
    static final Color INK = new Color(0x1B1F24);
    static final Color SOFT = new Color(0x565D66);
    static final Color RULE = new Color(0xD9DDE3);
    static final Style TITLE = new Style(19, 25, true, INK);
    static final Style HEADING = new Style(11.5f, 16, true, INK);
    static final Style BODY = new Style(9.5f, 14, false, INK);
    static final Style STRONG = new Style(9.5f, 14, true, INK);
    static final Style LABEL = new Style(9.5f, 14, false, SOFT);
    static final Style SMALL = new Style(8, 11.5f, false, SOFT);

    Style in(Color other) {
        return new Style(size, leading, bold, other);
    }
}
