package com.jitrace.app.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A person's or a program's account; a row of the control database. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private String id;

    private String organisationId;
    private String login;
    private String displayName;
    private String passwordHash;
    private String roles;
    private int failedAttempts;
    private long lastFailedAt;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String id, String organisationId, String login, String displayName, String passwordHash, Set<Role> roles) {
        this.id = id;
        this.organisationId = organisationId;
        this.login = login;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.roles = roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }

    Account createdAt(long time) {
        createdAt = time;
        return this;
    }

    String id() {
        return id;
    }

    String passwordHash() {
        return passwordHash;
    }

    String organisationId() {
        return organisationId;
    }

    int failedAttempts() {
        return failedAttempts;
    }

    long lastFailedAt() {
        return lastFailedAt;
    }

    void failed(long at) {
        failedAttempts++;
        lastFailedAt = at;
    }

    void succeeded() {
        failedAttempts = 0;
    }

    SignedIn signedIn(String organisationName) {
        return new SignedIn(
                id,
                organisationId,
                displayName,
                organisationName,
                Arrays.stream(roles.split(" ")).map(Role::valueOf).collect(Collectors.toSet()));
    }
}
