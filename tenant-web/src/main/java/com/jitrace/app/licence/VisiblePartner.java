package com.jitrace.app.licence;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A brand lets one of its partners see another as somebody to ship to. */
@Entity
@Table(name = "partner_addressee")
public class VisiblePartner {
    /** Who sees whom, as parties. */
    @Embeddable
    public record Id(String partyId, String seesPartyId) implements Serializable {}

    @EmbeddedId
    private Id id;

    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected VisiblePartner() {}

    VisiblePartner(Id id, long createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    String seesPartyId() {
        return id.seesPartyId();
    }

    long createdAt() {
        return createdAt;
    }
}
