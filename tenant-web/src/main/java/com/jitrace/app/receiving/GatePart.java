package com.jitrace.app.receiving;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A part number that a gate expects. */
@Entity
@Table(name = "receiving_gate_part")
public class GatePart {
    /** The gate and the product. */
    @Embeddable
    public record Id(String gateId, String productId) implements Serializable {}

    @EmbeddedId
    private Id id;

    @SuppressWarnings("NullAway.Init")
    protected GatePart() {}

    GatePart(String gate, String product) {
        this.id = new Id(gate, product);
    }

    String gateId() {
        return id.gateId();
    }

    String productId() {
        return id.productId();
    }
}
