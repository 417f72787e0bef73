package com.jitrace.app.suspicion;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** How often an item was checked at one stage of its life by readers who chose one region, or none. */
@Entity
@Table(name = "item_check")
public class ItemCheck {
    /**
     * @param stage what the record said of the item then
     * @param region ISO 3166-2, or ""
     */
    @Embeddable
    public record Id(String ref, int itemIndex, String stage, String region) implements Serializable {}

    @EmbeddedId
    private Id id;

    private int checks;
    private String firstMonth;

    @SuppressWarnings("NullAway.Init")
    protected ItemCheck() {}

    ItemCheck(Id id, String month) {
        this.id = id;
        this.firstMonth = month;
    }

    void add(int more) {
        checks = Math.max(0, checks + more);
    }

    History.Tally tally() {
        return new History.Tally(id.stage(), id.region(), checks, firstMonth);
    }
}
