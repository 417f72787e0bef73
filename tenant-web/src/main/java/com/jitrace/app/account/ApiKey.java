package com.jitrace.app.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** An API key, known only by its SHA-256; a row of the control database. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    @Id
    private String hash;

    private String id;
    private String accountId;
    private String label;
    private long createdAt;
    private long expiresAt;
    private String scopes;
    private long revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    ApiKey(String hash, String id, String accountId, KeyWish wish, long createdAt) {
        this.hash = hash;
        this.id = id;
        this.accountId = accountId;
        this.label = wish.label();
        this.createdAt = createdAt;
        this.expiresAt = createdAt + wish.validFor().toMillis();
        this.scopes = wish.scopes().stream().map(Scope::name).sorted().collect(Collectors.joining(" "));
    }

    String accountId() {
        return accountId;
    }

    String label() {
        return label;
    }

    boolean validAt(long time) {
        return createdAt <= time && time < expiresAt && revokedAt == 0;
    }

    String id() {
        return id;
    }

    long createdAt() {
        return createdAt;
    }

    long expiresAt() {
        return expiresAt;
    }

    boolean revoked() {
        return revokedAt > 0;
    }

    Set<Scope> scopes() {
        return Arrays.stream(scopes.split(" ")).map(Scope::valueOf).collect(Collectors.toSet());
    }

    void revoke(long at) {
        revokedAt = at;
    }
}
