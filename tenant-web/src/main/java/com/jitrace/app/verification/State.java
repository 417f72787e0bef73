package com.jitrace.app.verification;

/** The answer to a scan, in order of precedence: the first that fits is given (UX: names and wording are part of the product). */
public enum State {
    UNAVAILABLE,
    RECALLED,
    MISTYPED,
    UNKNOWN,
    CANCELLED,
    NOT_RELEASED,
    MISMATCH,
    SOLD,
    OPEN,
    MATCH
}
