package com.jitrace.app.media;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A part of a file. */
@Entity
@Table(name = "media_part")
public class MediaPart {
    /** The first part is 0. */
    @Embeddable
    public record Id(String hash, int part) implements Serializable {}

    @EmbeddedId
    private Id id;

    private byte[] content;

    @SuppressWarnings("NullAway.Init")
    protected MediaPart() {}

    MediaPart(Id id, byte[] content) {
        this.id = id;
        this.content = content.clone();
    }

    Id id() {
        return id;
    }

    byte[] content() {
        return content.clone();
    }
}
