package com.jitrace.app.media;

import java.util.Optional;

/**
 * A photo that somebody uploaded, redrawn: nothing of the file but its pixels remains, so no place, no camera, no hidden payload.
 *
 * @param jpeg at most 1,024 pixels a side
 */
public record CleanPhoto(byte[] jpeg) {
    public CleanPhoto {
        jpeg = jpeg.clone();
    }

    /** Empty when it is no whole JPEG, PNG or WebP picture of at most 8 MB and 30 megapixels. */
    public static Optional<CleanPhoto> of(byte[] upload) {
        return Redrawn.of(upload).map(redrawn -> new CleanPhoto(redrawn.jpeg()));
    }

    @Override
    public byte[] jpeg() {
        return jpeg.clone();
    }
}
