package com.jitrace.app.media;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How much an organisation's files take; one row, whose lock lets uploads of an organisation be kept one after the other. */
@Entity
@Table(name = "media_space")
public class MediaSpace {
    static final int ROW = 1;

    @Id
    private int id;

    private long bytes;

    protected MediaSpace() {}

    int id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    void add(long more) {
        bytes += more;
    }

    void free(long less) {
        bytes = Math.max(0, bytes - less);
    }
}
