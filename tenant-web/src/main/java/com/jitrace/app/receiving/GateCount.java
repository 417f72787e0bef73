package com.jitrace.app.receiving;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** How many parts of a part number, or of one lot of it, a gate has judged. */
@Entity
@Table(name = "receiving_gate_count")
public class GateCount {
    /** Lot is "" where the whole part number is counted. */
    @Embeddable
    public record Id(String gateId, String productId, String lot) implements Serializable {}

    @EmbeddedId
    private Id id;

    private long judged;

    @SuppressWarnings("NullAway.Init")
    protected GateCount() {}

    GateCount(Id id) {
        this.id = id;
    }

    long judged() {
        return judged;
    }

    void oneMore() {
        judged++;
    }
}
