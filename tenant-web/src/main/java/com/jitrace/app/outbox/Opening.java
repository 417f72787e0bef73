package com.jitrace.app.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Salt and content of a commitment on the chain; deleting the row erases the fact. */
@Entity
@Table(name = "opening")
public class Opening {
    @Id
    private String commitment;

    private byte[] salt;
    private String content;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Opening() {}

    Opening(String commitment, byte[] salt, String content, long createdAt) {
        this.commitment = commitment;
        this.salt = salt;
        this.content = content;
        this.createdAt = createdAt;
    }

    public String commitment() {
        return commitment;
    }

    public byte[] salt() {
        return salt.clone();
    }

    /** The committed value as canonical JSON (RFC 8785). */
    public String content() {
        return content;
    }

    long createdAt() {
        return createdAt;
    }
}
