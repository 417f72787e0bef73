package com.jitrace.app.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One report. Whoever has its token reads how far it is; only people of the organisation read the rest. */
@Entity
@Table(name = "problem_report")
public class ProblemReport {
    @Id
    private String id;

    private String tokenHash;
    private String reference;
    private String gtin;
    private String serial;
    private String seen;

    @Enumerated(EnumType.STRING)
    private ReportKind kind;

    private String details;
    private String shop;
    private String region;
    private String city;
    private String contact;

    @Enumerated(EnumType.STRING)
    private ReportStatus status;

    private String answer;
    private long reportedAt;
    private long changedAt;

    @SuppressWarnings("NullAway.Init")
    protected ProblemReport() {}

    ProblemReport(Names names, Subject subject, ReportWords words, long now) {
        this.id = names.id();
        this.tokenHash = names.tokenHash();
        this.reference = names.reference();
        this.gtin = subject.gtin();
        this.serial = subject.serial();
        this.seen = subject.seen();
        this.kind = words.kind();
        this.details = words.details();
        this.shop = words.shop();
        this.region = words.region();
        this.city = words.city();
        this.contact = "";
        this.status = ReportStatus.NEW;
        this.answer = "";
        this.reportedAt = now;
        this.changedAt = now;
    }

    /**
     * By what it is named.
     *
     * @param id 32 hex digits, random
     * @param tokenHash SHA-256 of the token that the reader keeps
     * @param reference ten signs to speak of it by
     */
    record Names(String id, String tokenHash, String reference) {}

    /**
     * What it is about.
     *
     * @param gtin 14 digits, or ""
     * @param serial as scanned or typed
     * @param seen the verdict's state at that moment
     */
    public record Subject(String gtin, String serial, String seen) {}

    /** The reader may be asked; erased when the report is closed. */
    void reach(String contact) {
        this.contact = contact;
    }

    void become(ReportStatus status, String answer, long now) {
        this.status = status;
        this.answer = answer;
        this.changedAt = now;
        if (status == ReportStatus.CLOSED) {
            this.contact = "";
        }
    }

    public String id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public Subject subject() {
        return new Subject(gtin, serial, seen);
    }

    public ReportWords words() {
        return new ReportWords(kind, details, shop, region, city);
    }

    /** How to reach the reader, or "". */
    public String contact() {
        return contact;
    }

    public ReportStatus status() {
        return status;
    }

    /** What the organisation tells the reader, or "". */
    public String answer() {
        return answer;
    }

    /** Milliseconds UTC. */
    public long reportedAt() {
        return reportedAt;
    }

    /** Milliseconds UTC. */
    public long changedAt() {
        return changedAt;
    }

    String tokenHash() {
        return tokenHash;
    }
}
