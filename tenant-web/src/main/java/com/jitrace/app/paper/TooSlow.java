package com.jitrace.app.paper;

/** This machine had too much else to do to draw a paper in time. */
public final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlow(String message) {
        super(message);
    }
}
