package com.jitrace.app.projection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far the control database has followed the chain; one row. */
@Entity
@Table(name = "projection_cursor")
public class ControlCursor {
    static final int ONLY = 1;

    @Id
    private int id;

    private long height;

    protected ControlCursor() {}

    long height() {
        return height;
    }

    void moveTo(long newHeight) {
        if (newHeight != height + 1) {
            throw new IllegalStateException("block " + newHeight + " cannot follow block " + height);
        }
        height = newHeight;
    }
}
