package com.jitrace.app.quality;

/** How bad a fault is, in the words of acceptance sampling (ISO 2859-1: classes of nonconformity). */
public enum Severity {
    /** Somebody may be hurt. */
    CRITICAL,
    /** It does not do what it is for. */
    MAJOR,
    /** It does, though not as specified. */
    MINOR
}
