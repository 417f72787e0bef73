package com.jitrace.app.capture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something about a delivery that was not as it should be, and what was decided about it. */
@Entity
@Table(name = "discrepancy")
public class Discrepancy {
    @Id
    private String id;

    private String kind;
    private String subject;
    private int items;
    private String decided;
    private String createdBy;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Discrepancy() {}

    Discrepancy(String id, Comparison.Difference difference, String decided, String createdBy, long createdAt) {
        this.id = id;
        this.kind = difference.kind().name();
        this.subject = difference.subject();
        this.items = difference.items();
        this.decided = decided;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    /** MISSING, SURPLUS or UNKNOWN. */
    public String kind() {
        return kind;
    }

    /** The code, or batch and items. */
    public String subject() {
        return subject;
    }

    public int items() {
        return items;
    }

    /** noted or observed. */
    public String decided() {
        return decided;
    }

    public String createdBy() {
        return createdBy;
    }

    public long createdAt() {
        return createdAt;
    }
}
