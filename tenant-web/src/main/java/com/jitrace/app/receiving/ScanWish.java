package com.jitrace.app.receiving;

import com.jitrace.app.part.Measured;
import java.util.Optional;

/**
 * A scan as a device sends it.
 *
 * @param clientId the device's own id: sent twice, it is decided once
 * @param seen what the scanner read; "" = there is no code on the part
 * @param at when, milliseconds UTC
 * @param acceptedOffline whether the device let the part in while it had no network
 */
public record ScanWish(
        Optional<String> clientId,
        String seen,
        Optional<Long> at,
        Optional<Measured> measured,
        boolean acceptedOffline) {
    /** Most scans in one request. */
    public static final int SCANS_MAX = 100;

    /** A scan with nothing but what was read. */
    public static ScanWish of(String seen) {
        return new ScanWish(Optional.empty(), seen, Optional.empty(), Optional.empty(), false);
    }
}
