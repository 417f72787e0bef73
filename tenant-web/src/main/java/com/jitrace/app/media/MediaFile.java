package com.jitrace.app.media;

import com.jitrace.app.media.kind.Kind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A document or video that was taken in, named by its SHA-256; what it holds is in its parts. */
@Entity
@Table(name = "media_file")
public class MediaFile {
    @Id
    private String hash;

    private String mediaType;
    private long bytes;
    private String addedBy;
    private long addedAt;
    private long namedAt;
    private long keptAt;

    @SuppressWarnings("NullAway.Init")
    protected MediaFile() {}

    MediaFile(String hash, Kind kind, long bytes, String addedBy, long addedAt) {
        this.hash = hash;
        this.mediaType = kind.mediaType();
        this.bytes = bytes;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }

    /** SHA-256 of the content, 64 hex digits. */
    public String hash() {
        return hash;
    }

    public Kind kind() {
        return Kind.of(mediaType).orElseThrow();
    }

    public long bytes() {
        return bytes;
    }

    String addedBy() {
        return addedBy;
    }

    /** Milliseconds UTC. */
    public long addedAt() {
        return addedAt;
    }

    /** Whether a sheet that was saved names it, or did: then everybody may read it. */
    public boolean isPublic() {
        return namedAt > 0;
    }

    /** Whoever uploads it again has as long to name it as the first one had. */
    void takenAgain(long now) {
        addedAt = now;
    }

    void name(long now) {
        if (!isPublic()) {
            namedAt = now;
        }
    }

    /** Whether a specification or a record of a part names it: the organisation's own people may read it. */
    public boolean isOfParts() {
        return keptAt > 0;
    }

    void keep(long now) {
        if (!isOfParts()) {
            keptAt = now;
        }
    }
}
