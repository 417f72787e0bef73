package com.jitrace.app.account;

import com.jitrace.app.tenancy.OrganisationId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A place in an organisation that waits for the person who has the link; the link's token is known only by its SHA-256. */
@Entity
@Table(name = "invitation")
public class Invitation {
    @Id
    private String id;

    private String tokenHash;
    private String organisationId;
    private String login;
    private String displayName;
    private String roles;
    private int administrator;
    private String createdBy;
    private long createdAt;
    private long expiresAt;
    private long usedAt;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    Invitation(String id, String tokenHash, OrganisationId organisation, Guest guest, String createdBy) {
        this.id = id;
        this.tokenHash = tokenHash;
        this.organisationId = organisation.value();
        this.login = guest.login();
        this.displayName = guest.name();
        this.roles = Account.written(guest.roles());
        this.administrator = guest.leads() ? 1 : 0;
        this.createdBy = createdBy;
    }

    Invitation between(long from, long until) {
        createdAt = from;
        expiresAt = until;
        return this;
    }

    String id() {
        return id;
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    String createdBy() {
        return createdBy;
    }

    long createdAt() {
        return createdAt;
    }

    long expiresAt() {
        return expiresAt;
    }

    boolean openAt(long time) {
        return usedAt == 0 && createdAt <= time && time < expiresAt;
    }

    void use(long at) {
        usedAt = at;
    }

    Guest guest() {
        return new Guest(
                login,
                displayName,
                Arrays.stream(roles.split(" ")).map(Role::valueOf).collect(Collectors.toSet()),
                administrator == 1);
    }
}
