package com.jitrace.app.verification;

/**
 * The answer to a scan, in order of precedence: the first that fits is given (UX: names and wording are part of the product). UNAVAILABLE
 * stands apart: it says nothing about the code. STOLEN and YOURS have their words and their place here and no cause yet: both are an
 * owner's word.
 */
public enum State {
    UNAVAILABLE,
    RECALLED,
    STOLEN,
    MISTYPED,
    UNKNOWN,
    RETIRED,
    CANCELLED,
    NOT_RELEASED,
    MISMATCH,
    SOLD,
    YOURS,
    REPEATED,
    OPEN,
    MATCH
}
