package com.jitrace.app.media;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The smaller form of a picture, under the hash of the whole one: that is what a sheet names and what people can compare. */
@Entity
@Table(name = "picture_small")
public class SmallPicture {
    @Id
    private String hash;

    private byte[] content;

    @SuppressWarnings("NullAway.Init")
    protected SmallPicture() {}

    SmallPicture(String hash, byte[] content) {
        this.hash = hash;
        this.content = content.clone();
    }

    String hash() {
        return hash;
    }

    byte[] content() {
        return content.clone();
    }
}
