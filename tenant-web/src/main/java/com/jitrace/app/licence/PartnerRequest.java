package com.jitrace.app.licence;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A brand asks the operators to admit an organisation as its partner. */
@Entity
@Table(name = "partner_request")
public class PartnerRequest {
    /** Where it stands. */
    public enum State {
        OPEN,
        PROPOSED,
        ADMITTED
    }

    @Id
    private String id;

    private String brandId;
    private String partnerId;

    @Enumerated(EnumType.STRING)
    private State state;

    private String createdBy;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PartnerRequest() {}

    PartnerRequest(String id, String brandId, String partnerId, String createdBy, long createdAt) {
        this.id = id;
        this.brandId = brandId;
        this.partnerId = partnerId;
        this.state = State.OPEN;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String brandId() {
        return brandId;
    }

    String partnerId() {
        return partnerId;
    }

    State state() {
        return state;
    }

    String createdBy() {
        return createdBy;
    }

    long createdAt() {
        return createdAt;
    }

    void moveTo(State next) {
        state = next;
    }
}
