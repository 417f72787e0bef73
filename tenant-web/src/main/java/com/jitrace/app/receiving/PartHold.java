package com.jitrace.app.receiving;

import com.jitrace.app.account.SignedIn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Parts that must not be used until somebody says otherwise. */
@Entity
@Table(name = "part_hold")
public class PartHold {
    /** A production lot. */
    public static final String LOT = "lot";
    /** Items of a batch of codes. */
    public static final String ITEMS = "items";

    /**
     * What is held.
     *
     * @param scope {@value #LOT} or {@value #ITEMS}
     * @param target id of the lot, or the batch's ref
     * @param first first index of the items; 0 for a lot
     * @param last last index of the items; the largest integer for a lot
     */
    public record Target(String scope, String target, int first, int last) {
        public static Target ofLot(String lot) {
            return new Target(LOT, lot, 0, Integer.MAX_VALUE);
        }

        public static Target ofItems(String ref, int first, int last) {
            return new Target(ITEMS, ref, first, last);
        }
    }

    @Id
    private String id;

    private String scope;
    private String target;
    private int firstIndex;
    private int lastIndex;
    private String reason;
    private String placedBy;
    private String placedByName;
    private long placedAt;
    private long liftedAt;
    private @Nullable String liftedBy;

    @SuppressWarnings("NullAway.Init")
    protected PartHold() {}

    PartHold(String id, Target target, String reason, SignedIn by, long now) {
        this.id = id;
        this.scope = target.scope();
        this.target = target.target();
        this.firstIndex = target.first();
        this.lastIndex = target.last();
        this.reason = reason;
        this.placedBy = by.accountId();
        this.placedByName = by.displayName();
        this.placedAt = now;
    }

    public String id() {
        return id;
    }

    public Target target() {
        return new Target(scope, target, firstIndex, lastIndex);
    }

    public String reason() {
        return reason;
    }

    public String placedBy() {
        return placedBy;
    }

    public String placedByName() {
        return placedByName;
    }

    public long placedAt() {
        return placedAt;
    }

    public boolean isInForce() {
        return liftedAt == 0;
    }

    void lift(SignedIn by, long now) {
        liftedAt = now;
        liftedBy = by.accountId();
    }
}
