package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** How much of a lot of counted parts is at a holder; gone when nothing is left. */
@Entity
@Table(name = "rm_stock")
public class CountedStock {
    /**
     * Whose.
     *
     * @param holder a party, or an item ("ref/index") that consumed it
     */
    @Embeddable
    public record Id(String lot, String holder) implements Serializable {}

    @EmbeddedId
    private Id id;

    private long qty;

    @SuppressWarnings("NullAway.Init")
    protected CountedStock() {}

    public CountedStock(Id id, long qty) {
        this.id = id;
        this.qty = qty;
    }

    public String lot() {
        return id.lot();
    }

    public String holder() {
        return id.holder();
    }

    /** Pieces; more than 0. */
    public long qty() {
        return qty;
    }

    /** So many more, or fewer when negative; never below nothing. */
    public void add(long more) {
        if (qty + more < 0) {
            throw new IllegalStateException(qty + " of lot " + id.lot() + " at " + id.holder() + ", not " + -more);
        }
        qty += more;
    }
}
