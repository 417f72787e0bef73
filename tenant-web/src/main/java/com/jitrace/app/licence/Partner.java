package com.jitrace.app.licence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A partner in a brand's own directory: the only place where the party's name stands. */
@Entity
@Table(name = "partner")
public class Partner {
    @Id
    private String partyId;

    private String name;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Partner() {}

    Partner(String partyId, String name, long createdAt) {
        this.partyId = partyId;
        this.name = name;
        this.createdAt = createdAt;
    }

    public String partyId() {
        return partyId;
    }

    public String name() {
        return name;
    }

    public long createdAt() {
        return createdAt;
    }
}
