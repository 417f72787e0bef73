package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Counted parts of a lot came in, went out, changed hands, or went into an item or out of it. */
@Entity
@Table(name = "rm_stock_event")
public class StockEvent {
    /** Place of the entry in the log, and the lot. */
    @Embeddable
    public record Id(long leafIndex, String lot) implements Serializable {}

    /**
     * So many pieces from one holder to another.
     *
     * @param from a party, an item ("ref/index"), or "" for what came in
     * @param to a party, an item, or "" for what went out
     */
    public record Flow(String from, String to, long qty) {}

    @EmbeddedId
    private Id id;

    private String act;
    private String author;
    private String fromHolder;
    private String toHolder;
    private long qty;
    private String region;
    private long blockTime;

    @SuppressWarnings("NullAway.Init")
    protected StockEvent() {}

    public StockEvent(Id id, String act, String author, Flow flow, String region, long blockTime) {
        this.id = id;
        this.act = act;
        this.author = author;
        this.fromHolder = flow.from();
        this.toHolder = flow.to();
        this.qty = flow.qty();
        this.region = region;
        this.blockTime = blockTime;
    }

    public long leafIndex() {
        return id.leafIndex();
    }

    public String lot() {
        return id.lot();
    }

    /** stock, assemble or disassemble. */
    public String act() {
        return act;
    }

    public String author() {
        return author;
    }

    public Flow flow() {
        return new Flow(fromHolder, toHolder, qty);
    }

    /** ISO 3166-2 region, or "". */
    public String region() {
        return region;
    }

    /** Milliseconds UTC. */
    public long blockTime() {
        return blockTime;
    }
}
