package com.jitrace.app.part;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How many codes of a part number a supplier may draw from the manufacturer's quota, all in all. */
@Entity
@Table(name = "part_allotment")
public class Allotment {
    @Id
    private String id;

    private String partyId;
    private String productId;
    private long granted;
    private String grantedBy;
    private long grantedAt;

    @SuppressWarnings("NullAway.Init")
    protected Allotment() {}

    Allotment(String id, String partyId, String productId) {
        this.id = id;
        this.partyId = partyId;
        this.productId = productId;
        this.grantedBy = "";
    }

    void grant(long codes, String account, long now) {
        granted = codes;
        grantedBy = account;
        grantedAt = now;
    }

    String id() {
        return id;
    }

    /** The supplier's party. */
    public String partyId() {
        return partyId;
    }

    public String productId() {
        return productId;
    }

    /** Codes that may be drawn in all; what was drawn counts against it. */
    public long granted() {
        return granted;
    }

    /** Account of the manufacturer's administrator, in whose name drawn codes are issued. */
    String grantedBy() {
        return grantedBy;
    }

    /** Milliseconds UTC. */
    public long grantedAt() {
        return grantedAt;
    }
}
