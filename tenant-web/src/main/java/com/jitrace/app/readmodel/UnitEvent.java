package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A step in the history of a unit, with what it found. */
@Entity
@Table(name = "rm_unit_event")
public class UnitEvent {
    /** Place of the entry in the log, and the unit. */
    @Embeddable
    public record Id(long leafIndex, String unit) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String act;
    private String author;
    private String toParty;
    private String entry;
    private long blockTime;
    private String priorCustodian;
    private String priorAddressee;
    private String priorPlace;

    @SuppressWarnings("NullAway.Init")
    protected UnitEvent() {}

    public UnitEvent(Id id, String act, String author, String toParty, PackedUnit found) {
        this.id = id;
        this.act = act;
        this.author = author;
        this.toParty = toParty;
        this.entry = "";
        this.priorCustodian = found.custody().custodian();
        this.priorAddressee = found.custody().addressee();
        this.priorPlace = found.custody().place();
    }

    public UnitEvent of(String name, long inBlockTime) {
        entry = name;
        blockTime = inBlockTime;
        return this;
    }

    public long leafIndex() {
        return id.leafIndex();
    }

    public String unit() {
        return id.unit();
    }

    public String act() {
        return act;
    }

    public String author() {
        return author;
    }

    public String toParty() {
        return toParty;
    }

    public String entry() {
        return entry;
    }

    public long blockTime() {
        return blockTime;
    }

    public ItemState.Custody prior() {
        return new ItemState.Custody(priorCustodian, priorAddressee, priorPlace);
    }
}
