package com.jitrace.app.report;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A photo of a report, redrawn: nothing of the reader's file but its pixels. */
@Entity
@Table(name = "report_photo")
public class ReportPhoto {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String reportId;
    private String hash;
    private byte[] content;

    @SuppressWarnings("NullAway.Init")
    protected ReportPhoto() {}

    ReportPhoto(String reportId, String hash, byte[] jpeg) {
        this.reportId = reportId;
        this.hash = hash;
        this.content = jpeg.clone();
    }

    /** SHA-256 of the content, 64 hex digits. */
    public String hash() {
        return hash;
    }

    /** A JPEG. */
    public byte[] content() {
        return content.clone();
    }

    long id() {
        return id;
    }

    String reportId() {
        return reportId;
    }
}
