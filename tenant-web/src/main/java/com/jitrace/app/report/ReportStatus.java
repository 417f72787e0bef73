package com.jitrace.app.report;

/** How far a report is; the text is {@code report.status.<name>}. */
public enum ReportStatus {
    /** Nobody has looked yet. */
    NEW,
    /** Somebody looks into it. */
    OPEN,
    /** Answered and over; the reader's contact is erased. */
    CLOSED
}
