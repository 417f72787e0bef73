package com.jitrace.spi;

/**
 * The version of this vocabulary. A pack states the one it was built for in its manifest; the platform refuses a pack whose
 * number differs, before any of its classes is loaded. It grows by one with every change that could break a pack.
 */
public final class SpiVersion {
    public static final int CURRENT = 1;

    /** Manifest attribute with the pack's id. */
    public static final String MANIFEST_PACK_ID = "JiTrace-Pack-Id";

    /** Manifest attribute with the {@link #CURRENT} the pack was built for. */
    public static final String MANIFEST_SPI_VERSION = "JiTrace-Spi-Version";

    private SpiVersion() {}
}
