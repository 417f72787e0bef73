package com.jitrace.app.report;

import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * A report with all that belongs to it.
 *
 * @param answered empty for reports from before answers were kept with them
 * @param photos in the order in which they came
 */
public record ReportFile(ProblemReport report, Optional<Answered> answered, List<ReportPhoto> photos) {
    public ReportFile {
        photos = List.copyOf(photos);
    }

    static ReportFile of(Session session, ProblemReport report) {
        return new ReportFile(
                report,
                Optional.ofNullable(session.find(ReportAnswer.class, report.id()))
                        .map(ReportAnswer::answered),
                session.createQuery("from ReportPhoto p where p.reportId = :id order by p.id", ReportPhoto.class)
                        .setParameter("id", report.id())
                        .list());
    }
}
