package com.jitrace.app.keyring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The organisation's own key, wrapped by the key-encryption key; one row. */
@Entity
@Table(name = "organisation_key")
public class OrganisationKey {
    static final int ONLY = 1;

    @Id
    private int id;

    private byte[] wrapped;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected OrganisationKey() {}

    OrganisationKey(byte[] wrapped, long createdAt) {
        this.id = ONLY;
        this.wrapped = wrapped;
        this.createdAt = createdAt;
    }

    byte[] wrapped() {
        return wrapped;
    }

    long createdAt() {
        return createdAt;
    }
}
