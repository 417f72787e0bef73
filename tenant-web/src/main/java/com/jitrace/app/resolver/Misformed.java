package com.jitrace.app.resolver;

/** Something is not as the GS1 standards write it; the message is a sentence for whoever made it. */
final class Misformed extends Exception {
    private static final long serialVersionUID = 1L;

    Misformed(String message) {
        super(message);
    }
}
