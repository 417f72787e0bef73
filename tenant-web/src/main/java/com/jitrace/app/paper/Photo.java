package com.jitrace.app.paper;

/**
 * A picture with what is said beneath it.
 *
 * @param jpeg as this server drew it
 * @param words for those who do not see it
 */
public record Photo(byte[] jpeg, String caption, String words) {
    public Photo {
        jpeg = jpeg.clone();
    }

    @Override
    public byte[] jpeg() {
        return jpeg.clone();
    }
}
