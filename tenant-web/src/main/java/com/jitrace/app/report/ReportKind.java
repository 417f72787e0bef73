package com.jitrace.app.report;

import java.util.Arrays;
import java.util.Optional;

/** What a reader finds wrong; the text is {@code report.kind.<name>}. */
public enum ReportKind {
    /** The item does not look like the photo and the signs. */
    DIFFERS,
    /** The same code was seen on another item, or the code looks copied. */
    COPIED,
    /** The seal or the package was opened. */
    OPENED,
    /** Offered as new although it is recorded as sold, recalled or not released. */
    OFFERED_WRONGLY,
    /** The product itself is faulty. */
    FAULTY,
    /** Something else. */
    OTHER;

    public static Optional<ReportKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
