package com.jitrace.app.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A batch of codes on the chain. */
@Entity
@Table(name = "rm_batch")
public class CertifiedBatch {
    @Id
    private String ref;

    private String brand;
    private String productId;
    private String licenceId;
    private int count;
    private long height;
    private long blockTime;
    private long leafIndex;

    @SuppressWarnings("NullAway.Init")
    protected CertifiedBatch() {}

    public CertifiedBatch(
            String ref,
            String brand,
            String productId,
            String licenceId,
            int count,
            long height,
            long blockTime,
            long leafIndex) {
        this.ref = ref;
        this.brand = brand;
        this.productId = productId;
        this.licenceId = licenceId;
        this.count = count;
        this.height = height;
        this.blockTime = blockTime;
        this.leafIndex = leafIndex;
    }

    public String ref() {
        return ref;
    }

    public String brand() {
        return brand;
    }

    public String productId() {
        return productId;
    }

    public String licenceId() {
        return licenceId;
    }

    public int count() {
        return count;
    }

    public long height() {
        return height;
    }

    public long blockTime() {
        return blockTime;
    }

    /** Place of the issue entry in the log. */
    public long leafIndex() {
        return leafIndex;
    }
}
