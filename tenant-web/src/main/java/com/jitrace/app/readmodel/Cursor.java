package com.jitrace.app.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far this database has followed the chain; one row. */
@Entity
@Table(name = "rm_cursor")
public class Cursor {
    public static final int ONLY = 1;

    @Id
    private int id;

    private long height;
    private long blockTime;

    protected Cursor() {}

    /** Height of the last block whose rows are here; 0 = none. */
    public long height() {
        return height;
    }

    /** Time of that block, milliseconds UTC. */
    public long blockTime() {
        return blockTime;
    }

    public void moveTo(long newHeight, long newBlockTime) {
        if (newHeight != height + 1) {
            throw new IllegalStateException("block " + newHeight + " cannot follow block " + height);
        }
        height = newHeight;
        blockTime = newBlockTime;
    }
}
