package com.jitrace.app.report;

import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Optional;

/** Reports for tests of other rooms. */
public final class SomeReports {
    /** 2026-11-25 04:30 UTC. */
    public static final long REPORTED_AT = 1_795_581_000_000L;

    public static final ProblemReport.Subject SUBJECT =
            new ProblemReport.Subject("09521234000008", "7K2MQ0000000000000AB", "SOLD");
    private static final long LATER_MILLIS = 3_600_000;

    private SomeReports() {}

    public static ReportFile file(ReportWords words, Optional<Answered> answered, List<byte[]> jpegs, String answer) {
        ProblemReport report = new ProblemReport(
                new ProblemReport.Names("0".repeat(32), "0".repeat(64), "K7M2PQ9XYZ"), SUBJECT, words, REPORTED_AT);
        if (!answer.isEmpty()) {
            report.become(ReportStatus.CLOSED, answer, REPORTED_AT + LATER_MILLIS);
        }
        return new ReportFile(
                report,
                answered,
                jpegs.stream()
                        .map(jpeg ->
                                new ReportPhoto(report.id(), Hash.over(jpeg).hex(), jpeg))
                        .toList());
    }
}
