package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A recall on the chain: of a product, a lot, a batch, a unit or items of a batch. */
@Entity
@Table(name = "rm_recall")
public class RecallFlag {
    /** Place of the entry in the log, and which of its runs. */
    @Embeddable
    public record Id(long leafIndex, int part) implements Serializable {}

    /**
     * What is recalled.
     *
     * @param scope product, lot, batch, unit or items
     * @param target id of the product, lot or unit, or the batch's ref
     * @param first first index of the items; 0 unless scope is items
     * @param last last index of the items; the largest integer unless scope is items
     */
    public record Target(String scope, String target, int first, int last) {
        public static Target whole(String scope, String target) {
            return new Target(scope, target, 0, Integer.MAX_VALUE);
        }
    }

    @EmbeddedId
    private Id id;

    private String scope;
    private String target;
    private int firstIndex;
    private int lastIndex;
    private String reason;
    private String doc;
    private long blockTime;
    private long liftedAt;
    private long liftedLeaf;

    @SuppressWarnings("NullAway.Init")
    protected RecallFlag() {}

    public RecallFlag(Id id, Target target, String reason, String doc, long blockTime) {
        this.id = id;
        this.scope = target.scope();
        this.target = target.target();
        this.firstIndex = target.first();
        this.lastIndex = target.last();
        this.reason = reason;
        this.doc = doc;
        this.blockTime = blockTime;
    }

    public long leafIndex() {
        return id.leafIndex();
    }

    public Target target() {
        return new Target(scope, target, firstIndex, lastIndex);
    }

    /** The brand's short code for the reason. */
    public String reason() {
        return reason;
    }

    /** SHA-256 of the notice, or "". */
    public String doc() {
        return doc;
    }

    public long blockTime() {
        return blockTime;
    }

    public boolean lifted() {
        return liftedAt > 0;
    }

    public void lift(long at, long leaf) {
        liftedAt = at;
        liftedLeaf = leaf;
    }

    /** The same warning about other goods. */
    public RecallFlag about(Id newId, Target other) {
        return new RecallFlag(newId, other, reason, doc, blockTime);
    }

    /** Log index of the entry that lifted it; 0 while it is in force. */
    public long liftedLeaf() {
        return liftedLeaf;
    }
}
