package com.jitrace.app.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A production lot of one of this organisation's products; its text is a commitment. */
@Entity
@Table(name = "rm_lot")
public class CertifiedLot {
    @Id
    private String id;

    private String productId;
    private String commitment;
    private long leafIndex;

    @SuppressWarnings("NullAway.Init")
    protected CertifiedLot() {}

    public CertifiedLot(String id, String productId, String commitment, long leafIndex) {
        this.id = id;
        this.productId = productId;
        this.commitment = commitment;
        this.leafIndex = leafIndex;
    }

    public String id() {
        return id;
    }

    public String productId() {
        return productId;
    }

    public String commitment() {
        return commitment;
    }

    public long leafIndex() {
        return leafIndex;
    }
}
