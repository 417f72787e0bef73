package com.jitrace.app.labelling;

import com.jitrace.app.account.SignedIn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A link that works once, known only by the SHA-256 of its token. */
@Entity
@Table(name = "code_link")
public class CodeLink {
    @Id
    private String tokenHash;

    private String jobId;
    private String createdBy;
    private long createdAt;
    private long expiresAt;
    private long usedAt;

    @SuppressWarnings("NullAway.Init")
    protected CodeLink() {}

    CodeLink(String tokenHash, String jobId, SignedIn who, long now, long expiresAt) {
        this.tokenHash = tokenHash;
        this.jobId = jobId;
        this.createdBy = who.accountId();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    String jobId() {
        return jobId;
    }

    String createdBy() {
        return createdBy;
    }

    long createdAt() {
        return createdAt;
    }

    boolean worksAt(long time) {
        return usedAt == 0 && time < expiresAt;
    }

    void used(long now) {
        usedAt = now;
    }
}
