package com.jitrace.app.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Slows down whoever tries too often from one part of the net (/24 or /64), whatever names they use: after a number of free tries in a
 * quarter of an hour the next one counts only after a delay that doubles up to a minute. It never locks anybody out for good.
 */
final class AddressDelay {
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final long PREFIXES_MAX = 50_000;
    private static final long DELAY_SECONDS_MAX = 60;
    private static final int IPV4_PREFIX_BYTES = 3;
    private static final int IPV6_PREFIX_BYTES = 8;

    private record Tries(int count, long lastAt) {}

    private final Clock clock;
    private final int free;
    private final Cache<String, Tries> tries = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(PREFIXES_MAX)
            .build();

    /** @param free tries that cost nothing */
    AddressDelay(Clock clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    /** Seconds until the next try from there counts; 0 when it counts now. */
    long waitSeconds(String address) {
        Tries known = tries.getIfPresent(prefix(address));
        if (known == null || known.count() < free) {
            return 0;
        }
        long delay = Math.min(DELAY_SECONDS_MAX, 1L << Math.min(known.count() - free, 10)) * 1000;
        return Math.max(0, known.lastAt() + delay - clock.millis() + 999) / 1000;
    }

    void tried(String address) {
        tries.asMap()
                .merge(
                        prefix(address),
                        new Tries(1, clock.millis()),
                        (known, one) -> new Tries(known.count() + 1, one.lastAt()));
    }

    static String prefix(String address) {
        try {
            InetAddress read = InetAddress.getByName(address);
            byte[] bytes = read.getAddress();
            int kept = read instanceof Inet6Address ? IPV6_PREFIX_BYTES : IPV4_PREFIX_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
