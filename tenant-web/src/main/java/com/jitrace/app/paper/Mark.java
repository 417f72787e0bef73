package com.jitrace.app.paper;

import java.util.List;

/** Drawn before a sentence; the sentence says the same in words. Strokes in ems from the left end of the base line. */
public enum Mark {
    TICK(List.of(List.of(0.05f, 0.32f, 0.27f, 0.08f, 0.68f, 0.62f))),
    CROSS(List.of(List.of(0.1f, 0.08f, 0.62f, 0.6f), List.of(0.1f, 0.6f, 0.62f, 0.08f))),
    DASH(List.of(List.of(0.08f, 0.32f, 0.62f, 0.32f)));

    private final List<List<Float>> strokes;

    Mark(List<List<Float>> strokes) {
        this.strokes = strokes;
    }

    List<List<Float>> strokes() {
        return strokes;
    }
}
