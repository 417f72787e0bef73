package com.jitrace.app.paper;

import java.awt.Color;

/** The colours in which the page answers, as they are on white paper; named as on the page. */
public enum Colour {
    RED(0xB3261E, 0xFDECEA),
    AMBER(0x7A4B00, 0xFFF4DC),
    GREEN(0x14622F, 0xE5F5EA),
    BLUE(0x0B57B7, 0xE7F0FD),
    GREY(0x454C55, 0xECEFF3);

    private final Color strong;
    private final Color pale;

    Colour(int strong, int pale) {
        this.strong = new Color(strong);
        this.pale = new Color(pale);
    }

    Color strong() {
        return strong;
    }

    Color pale() {
        return pale;
    }
}
