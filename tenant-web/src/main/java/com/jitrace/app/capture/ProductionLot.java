package com.jitrace.app.capture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A lot as it is printed, and the random id that stands for it on the chain. */
@Entity
@Table(name = "production_lot")
public class ProductionLot {
    @Id
    private String id;

    private String productId;
    private String label;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ProductionLot() {}

    ProductionLot(String id, String productId, String label, long createdAt) {
        this.id = id;
        this.productId = productId;
        this.label = label;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String productId() {
        return productId;
    }

    public String label() {
        return label;
    }

    public long createdAt() {
        return createdAt;
    }
}
