package com.jitrace.app.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A product on the chain and the hash of its newest sheet. */
@Entity
@Table(name = "rm_product")
public class CertifiedProduct {
    @Id
    private String id;

    private String brand;
    private String sheetHash;
    private long leafIndex;

    @SuppressWarnings("NullAway.Init")
    protected CertifiedProduct() {}

    public CertifiedProduct(String id, String brand, String sheetHash, long leafIndex) {
        this.id = id;
        this.brand = brand;
        this.sheetHash = sheetHash;
        this.leafIndex = leafIndex;
    }

    public String id() {
        return id;
    }

    public String brand() {
        return brand;
    }

    /** SHA-256 of the sheet's canonical JSON, 64 hex digits. */
    public String sheetHash() {
        return sheetHash;
    }

    public long leafIndex() {
        return leafIndex;
    }

    public void newSheet(String hash, long atLeaf) {
        sheetHash = hash;
        leafIndex = atLeaf;
    }
}
