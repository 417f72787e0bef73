package com.jitrace.app.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An API key, known only by its SHA-256; a row of the control database. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    @Id
    private String hash;

    private String accountId;
    private String label;
    private long createdAt;
    private long expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    ApiKey(String hash, String accountId, String label, long createdAt, long expiresAt) {
        this.hash = hash;
        this.accountId = accountId;
        this.label = label;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    String accountId() {
        return accountId;
    }

    String label() {
        return label;
    }

    boolean validAt(long time) {
        return createdAt <= time && time < expiresAt;
    }
}
