package com.jitrace.app.catalogue;

import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;

/** A product (trade item) of a brand with the newest version of its sheet. */
@Entity
@Table(name = "product")
public class Product {
    @Id
    private String id;

    private String gtin;
    private String name;
    private String sheet;
    private String sheetHash;
    private long createdAt;

    // written by saving a bill of material only: a sheet that is saved at the same moment must not undo it
    @Column(insertable = false, updatable = false)
    private boolean showsParts;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    Product(String id, String gtin, long createdAt) {
        this.id = id;
        this.gtin = gtin;
        this.createdAt = createdAt;
        this.name = "";
        this.sheet = "";
        this.sheetHash = "";
    }

    void describe(Sheet newSheet) {
        name = newSheet.name();
        sheet = newSheet.json().toString();
        sheetHash = newSheet.hash();
    }

    /** 32 hex digits. */
    public String id() {
        return id;
    }

    /** GTIN of 14 digits. */
    public String gtin() {
        return gtin;
    }

    public String name() {
        return name;
    }

    public Sheet sheet() {
        return Sheet.parse(JsonObject.parse(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    /** The sheet's canonical JSON: the bytes whose hash the chain has. */
    public String sheetText() {
        return sheet;
    }

    /** SHA-256 of the sheet's canonical JSON, 64 hex digits: what the chain has. */
    public String sheetHash() {
        return sheetHash;
    }

    public long createdAt() {
        return createdAt;
    }

    /** Whether its newest bill of material has parts that its page shows. */
    public boolean showsParts() {
        return showsParts;
    }
}
