package com.jitrace.app.catalogue;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** One version of a product's sheet: who wrote it, when, and the row of the outbox that took it to the chain. */
@Entity
@Table(name = "product_version")
public class ProductVersion {
    /** The first version is 1. */
    @Embeddable
    public record Id(String productId, int version) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String sheetHash;
    private long outboxId;
    private String writtenBy;
    private long writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected ProductVersion() {}

    ProductVersion(Id id, String sheetHash, long outboxId, String writtenBy, long writtenAt) {
        this.id = id;
        this.sheetHash = sheetHash;
        this.outboxId = outboxId;
        this.writtenBy = writtenBy;
        this.writtenAt = writtenAt;
    }

    public int version() {
        return id.version();
    }

    /** SHA-256 of the sheet's canonical JSON, 64 hex digits; the sheet itself is kept as a document. */
    public String sheetHash() {
        return sheetHash;
    }

    public long outboxId() {
        return outboxId;
    }

    /** Name of the person, as it was then. */
    public String writtenBy() {
        return writtenBy;
    }

    /** Milliseconds UTC. */
    public long writtenAt() {
        return writtenAt;
    }
}
