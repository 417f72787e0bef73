package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** One entry's effect on one run of items: a step of their journey. */
@Entity
@Table(name = "rm_event")
public class ItemEvent {
    /** Place of the entry in the log, and which of its runs. */
    @Embeddable
    public record Id(long leafIndex, int part) implements Serializable {}

    /** Where and when, as the chain has it; "" and 0 where it has nothing. */
    public record Circumstances(long capturedAt, String country, String region, String opening) {}

    @EmbeddedId
    private Id id;

    private String ref;
    private int firstIndex;
    private int lastIndex;
    private String act;
    private String author;
    private String toParty;
    private long capturedAt;
    private String country;
    private String region;
    private String opening;
    private long height;
    private long blockTime;
    private String entry;
    private String packedIn;
    private String viaUnit;
    private String priorStatus;
    private String priorCustodian;
    private String priorAddressee;
    private String priorPlace;
    private String priorRegion;
    private String priorUnit;
    private String priorLot;

    @SuppressWarnings("NullAway.Init")
    protected ItemEvent() {}

    public ItemEvent(Id id, String ref, int first, int last, String act, String author, String toParty) {
        this.id = id;
        this.ref = ref;
        this.firstIndex = first;
        this.lastIndex = last;
        this.act = act;
        this.author = author;
        this.toParty = toParty;
        this.country = "";
        this.region = "";
        this.opening = "";
        this.entry = "";
        this.packedIn = "";
        this.viaUnit = "";
        keep(ItemState.UNTOLD);
    }

    /**
     * Which entry it is, and which units it is about.
     *
     * @param name batch id, colon, place in the batch
     * @param packing the unit that a packing names, or ""
     * @param via the moved unit the items were in, or "" when the entry names the items themselves
     */
    public ItemEvent of(String name, String packing, String via) {
        entry = name;
        packedIn = packing;
        viaUnit = via;
        return this;
    }

    /** How the entry found these items: what a correction restores. */
    public ItemEvent found(ItemState prior) {
        keep(prior);
        return this;
    }

    private void keep(ItemState prior) {
        priorStatus = prior.status();
        priorCustodian = prior.custodian();
        priorAddressee = prior.addressee();
        priorPlace = prior.place();
        priorRegion = prior.region();
        priorUnit = prior.unit();
        priorLot = prior.lot();
    }

    public ItemState prior() {
        return new ItemState(
                priorStatus,
                new ItemState.Custody(priorCustodian, priorAddressee, priorPlace),
                priorRegion,
                priorUnit,
                priorLot);
    }

    public ItemEvent at(Circumstances circumstances, long inHeight, long inBlockTime) {
        capturedAt = circumstances.capturedAt();
        country = circumstances.country();
        region = circumstances.region();
        opening = circumstances.opening();
        height = inHeight;
        blockTime = inBlockTime;
        return this;
    }

    public long leafIndex() {
        return id.leafIndex();
    }

    /** Batch id, colon, place in the batch: what a correction names. */
    public String entry() {
        return entry;
    }

    /** The unit that a packing names, or "". */
    public String packedIn() {
        return packedIn;
    }

    /** The moved unit in which the items were, or "" when the entry names them. */
    public String viaUnit() {
        return viaUnit;
    }

    public String ref() {
        return ref;
    }

    public int first() {
        return firstIndex;
    }

    public int last() {
        return lastIndex;
    }

    /** release, ship, receive, sell, return, pack, unpack, cancel, … */
    public String act() {
        return act;
    }

    public String author() {
        return author;
    }

    public String toParty() {
        return toParty;
    }

    /** When it happened as declared, milliseconds UTC; 0 = not said. */
    public long capturedAt() {
        return capturedAt;
    }

    public String country() {
        return country;
    }

    public String region() {
        return region;
    }

    /** Commitment to city and day, or "". */
    public String opening() {
        return opening;
    }

    public long height() {
        return height;
    }

    /** When it happened as far as it is known: as it was captured, else the time of the block; milliseconds UTC. */
    public long happenedAt() {
        return capturedAt > 0 ? capturedAt : blockTime;
    }

    public long blockTime() {
        return blockTime;
    }
}
