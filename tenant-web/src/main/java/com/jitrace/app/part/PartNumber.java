package com.jitrace.app.part;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A product that suppliers make as a part, and how closely it is followed. */
@Entity
@Table(name = "part_number")
public class PartNumber {
    @Id
    private String productId;

    @Enumerated(EnumType.STRING)
    private Tracing tracing;

    private int version;
    private long changedAt;

    @SuppressWarnings("NullAway.Init")
    protected PartNumber() {}

    PartNumber(String productId) {
        this.productId = productId;
        this.tracing = Tracing.PIECE;
    }

    void specified(Tracing newTracing, int newVersion, long now) {
        tracing = newTracing;
        version = newVersion;
        changedAt = now;
    }

    public String productId() {
        return productId;
    }

    public Tracing tracing() {
        return tracing;
    }

    /** The newest version of its specification; the first is 1. */
    public int version() {
        return version;
    }

    /** Milliseconds UTC. */
    public long changedAt() {
        return changedAt;
    }
}
