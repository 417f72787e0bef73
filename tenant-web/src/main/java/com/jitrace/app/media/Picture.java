package com.jitrace.app.media;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A picture as it is shown: a JPEG drawn by this server, named by its SHA-256. */
@Entity
@Table(name = "picture")
public class Picture {
    /** What every kept picture is. */
    public static final String MEDIA_TYPE = "image/jpeg";

    @Id
    private String hash;

    private int width;
    private int height;
    private byte[] content;
    private String addedBy;
    private long addedAt;

    @SuppressWarnings("NullAway.Init")
    protected Picture() {}

    Picture(String hash, Redrawn redrawn, String addedBy, long addedAt) {
        this.hash = hash;
        this.width = redrawn.width();
        this.height = redrawn.height();
        this.content = redrawn.jpeg();
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }

    /** SHA-256 of the content, 64 hex digits. */
    public String hash() {
        return hash;
    }

    /** Pixels. */
    public int width() {
        return width;
    }

    /** Pixels. */
    public int height() {
        return height;
    }

    public byte[] content() {
        return content.clone();
    }

    String addedBy() {
        return addedBy;
    }

    long addedAt() {
        return addedAt;
    }
}
