package com.jitrace.app.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the page answered when a report was made; written once. */
@Entity
@Table(name = "report_answer")
public class ReportAnswer {
    @Id
    private String reportId;

    private String language;
    private String words;
    private byte[] bundle;

    @SuppressWarnings("NullAway.Init")
    protected ReportAnswer() {}

    ReportAnswer(String reportId, Answered answered) {
        this.reportId = reportId;
        this.language = answered.language();
        this.words = answered.words();
        this.bundle = answered.bundle();
    }

    String reportId() {
        return reportId;
    }

    Answered answered() {
        return new Answered(language, words, bundle);
    }
}
