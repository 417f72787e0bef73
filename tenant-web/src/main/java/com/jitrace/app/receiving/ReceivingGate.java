package com.jitrace.app.receiving;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A place where parts come in; whoever decides there holds its row, so that decisions stand in a row of their own. */
@Entity
@Table(name = "receiving_gate")
public class ReceivingGate {
    /** Before the first decision. */
    static final String NO_DOC = "0".repeat(64);

    @Id
    private String id;

    private String name;
    private String region;
    private String site;

    @Enumerated(EnumType.STRING)
    private Sampling.Plan sampling;

    @Column(name = "sampling_n")
    private int samplingN;

    private String lastDoc;
    private long decisions;
    private String openedBy;
    private long openedAt;
    private long closedAt;

    @SuppressWarnings("NullAway.Init")
    protected ReceivingGate() {}

    ReceivingGate(String id, GateWish wish, String openedBy, long openedAt) {
        this.id = id;
        this.name = wish.name();
        this.region = wish.region();
        this.site = wish.site();
        this.sampling = wish.sampling().plan();
        this.samplingN = wish.sampling().n();
        this.lastDoc = NO_DOC;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** ISO 3166-2. */
    public String region() {
        return region;
    }

    /** Works, hall, dock: for people. */
    public String site() {
        return site;
    }

    public Sampling sampling() {
        return new Sampling(sampling, samplingN);
    }

    public String openedBy() {
        return openedBy;
    }

    public long openedAt() {
        return openedAt;
    }

    public boolean isClosed() {
        return closedAt > 0;
    }

    void close(long now) {
        closedAt = now;
    }

    /** SHA-256 of the newest decision. */
    String lastDoc() {
        return lastDoc;
    }

    /** Decisions so far. */
    public long decisions() {
        return decisions;
    }

    void decided(String doc) {
        lastDoc = doc;
        decisions++;
    }
}
