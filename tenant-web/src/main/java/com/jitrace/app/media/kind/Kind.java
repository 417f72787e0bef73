package com.jitrace.app.media.kind;

import java.util.Arrays;
import java.util.Optional;

/** What a file of a product may be. */
public enum Kind {
    PDF("PDF", "application/pdf", "pdf", 10L << 20),
    MP4("MP4", "video/mp4", "mp4", 50L << 20),
    WEBM("WebM", "video/webm", "webm", 50L << 20);

    /** The largest file of any kind, bytes. */
    public static final long BYTES_MAX = 50L << 20;

    private final String label;
    private final String mediaType;
    private final String ending;
    private final long bytesMax;

    Kind(String label, String mediaType, String ending, long bytesMax) {
        this.label = label;
        this.mediaType = mediaType;
        this.ending = ending;
        this.bytesMax = bytesMax;
    }

    /** As people write it. */
    public String label() {
        return label;
    }

    /** IANA media type. */
    public String mediaType() {
        return mediaType;
    }

    /** How its address ends. */
    public String ending() {
        return ending;
    }

    /** Largest file of this kind, bytes. */
    public long bytesMax() {
        return bytesMax;
    }

    public boolean isVideo() {
        return this != PDF;
    }

    /** The kind with this media type. */
    public static Optional<Kind> of(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }
}
