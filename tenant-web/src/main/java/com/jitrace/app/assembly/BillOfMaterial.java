package com.jitrace.app.assembly;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One version of what a product is designed to be made of. */
@Entity
@Table(name = "bill_of_material")
public class BillOfMaterial {
    @Id
    private String id;

    private String productId;
    private int version;
    private String createdBy;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected BillOfMaterial() {}

    BillOfMaterial(String id, String productId, int version, String createdBy, long createdAt) {
        this.id = id;
        this.productId = productId;
        this.version = version;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    public String productId() {
        return productId;
    }

    /** From 1. */
    public int version() {
        return version;
    }

    /** Milliseconds UTC. */
    public long createdAt() {
        return createdAt;
    }
}
