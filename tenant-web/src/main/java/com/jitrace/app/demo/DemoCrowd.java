package com.jitrace.app.demo;

import com.jitrace.app.suspicion.CountingChecks;
import com.jitrace.app.suspicion.Visit;
import java.util.List;

/** Readers from three regions who all hold the same code: what a copied label looks like. */
final class DemoCrowd {
    private record Reader(String address, String browser, String region) {}

    /** Addresses that are kept for examples (RFC 5737). */
    private static final List<Reader> READERS = List.of(
            new Reader("192.0.2.10", "Mozilla/5.0 (iPhone)", "DE-HH"),
            new Reader("192.0.2.11", "Mozilla/5.0 (Android 14)", "DE-HH"),
            new Reader("198.51.100.20", "Mozilla/5.0 (iPhone)", "SE-AB"),
            new Reader("198.51.100.21", "Mozilla/5.0 (Android 14)", "SE-AB"),
            new Reader("203.0.113.30", "Mozilla/5.0 (iPhone)", "FR-IDF"),
            new Reader("203.0.113.31", "Mozilla/5.0 (Android 14)", "FR-IDF"));

    private DemoCrowd() {}

    static void check(CountingChecks counting, CountingChecks.Checked item) {
        for (Reader reader : READERS) {
            counting.count(item, new Visit(reader.address(), reader.browser(), true), reader.region());
        }
    }
}
