package com.jitrace.app.capture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which unit of the chain has which number on its label, for an organisation that may know. */
@Entity
@Table(name = "unit_label")
public class UnitLabel {
    @Id
    private String unitId;

    private String sscc;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected UnitLabel() {}

    UnitLabel(String unitId, Sscc sscc, long createdAt) {
        this.unitId = unitId;
        this.sscc = sscc.value();
        this.createdAt = createdAt;
    }

    public String unitId() {
        return unitId;
    }

    public String sscc() {
        return sscc;
    }

    public long createdAt() {
        return createdAt;
    }
}
