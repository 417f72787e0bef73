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
    private int administrator;
    private long disabledAt;
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String id, String organisationId, String login, String displayName, String passwordHash, Set<Role> roles) {
        this.id = id;
        this.organisationId = organisationId;
        this.login = login;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.roles = written(roles);
        this.version = 1;
    }

    static String written(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
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

    Account asAdministrator(boolean leads) {
        administrator = leads ? 1 : 0;
        return this;
    }

    String login() {
        return login;
    }

    String displayName() {
        return displayName;
    }

    /** Whether it may let people into its organisation and change what they may do. */
    boolean leads() {
        return administrator == 1 || roles().contains(Role.BRAND_ADMIN);
    }

    boolean disabled() {
        return disabledAt > 0;
    }

    /** Counts up whenever what the account may do changes; a session carries the number it began with. */
    int version() {
        return version;
    }

    Set<Role> roles() {
        return Arrays.stream(roles.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
    }

    void takeRoles(Set<Role> newRoles) {
        roles = written(newRoles);
        version++;
    }

    void disable(long at) {
        disabledAt = at;
        version++;
    }

    void enable() {
        disabledAt = 0;
        version++;
    }

    void newPassword(String hash) {
        passwordHash = hash;
        failedAttempts = 0;
        version++;
    }

    SignedIn signedIn(String organisationName) {
        return new SignedIn(id, organisationId, displayName, organisationName, roles());
    }
}
