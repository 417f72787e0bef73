package com.jitrace.app.part;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A batch of codes that a supplier drew; a row of the manufacturer's database. */
@Entity
@Table(name = "part_draw")
public class Draw {
    @Id
    private String ref;

    private String allotmentId;
    private int count;
    private String drawnBy;
    private long drawnAt;
    private int fetched;

    @SuppressWarnings("NullAway.Init")
    protected Draw() {}

    Draw(String ref, String allotmentId, int count, String drawnBy, long drawnAt) {
        this.ref = ref;
        this.allotmentId = allotmentId;
        this.count = count;
        this.drawnBy = drawnBy;
        this.drawnAt = drawnAt;
    }

    /** The five symbols that every code of the batch starts with. */
    public String ref() {
        return ref;
    }

    String allotmentId() {
        return allotmentId;
    }

    public int count() {
        return count;
    }

    /** Account of the supplier. */
    String drawnBy() {
        return drawnBy;
    }

    /** Milliseconds UTC. */
    public long drawnAt() {
        return drawnAt;
    }

    /** How often its list was fetched. */
    public int fetched() {
        return fetched;
    }

    void fetchedOnceMore() {
        fetched++;
    }
}
