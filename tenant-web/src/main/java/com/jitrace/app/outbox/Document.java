package com.jitrace.app.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A document that the chain names by its SHA-256. */
@Entity
@Table(name = "document")
public class Document {
    @Id
    private String hash;

    private String content;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    Document(String hash, String content, long createdAt) {
        this.hash = hash;
        this.content = content;
        this.createdAt = createdAt;
    }

    public String hash() {
        return hash;
    }

    /** Canonical JSON (RFC 8785). */
    public String content() {
        return content;
    }

    long createdAt() {
        return createdAt;
    }
}
