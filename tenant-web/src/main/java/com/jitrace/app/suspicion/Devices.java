package com.jitrace.app.suspicion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a check from a page load. A device is a keyed hash of address prefix (/24 or /64), user agent and item; the key is made by chance,
 * never leaves the memory and is destroyed with everything hashed under it when the day (UTC) ends. Bounded: what does not fit is counted
 * again, never kept longer.
 */
final class Devices {
    /** Checks that one part of the net may add to one item within the hour: nobody makes a code look worn out from one place. */
    static final int CHECKS_PER_PREFIX_MAX = 4;

    private static final Duration SAME_CHECK = Duration.ofHours(1);
    private static final long HASHES_MAX = 200_000;
    private static final int KEY_BYTES = 32;
    private static final int IPV4_PREFIX_BYTES = 3;
    private static final int IPV6_PREFIX_BYTES = 8;

    /** What a visit adds to what is counted of an item. */
    sealed interface Addition {}

    /** One more check. */
    record Check(String region) implements Addition {}

    /** A check that was counted without a place now has one. */
    record Placed(String region) implements Addition {}

    private record Prefix(int checks, String region) {}

    private final Clock clock;
    private final RandomGenerator chance;
    private final Cache<String, String> devices;
    private final Cache<String, Prefix> prefixes;
    private final byte[] key = new byte[KEY_BYTES];
    private long keyDay = -1;

    Devices(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
        this.devices = cache(clock);
        this.prefixes = cache(clock);
    }

    private static <V> Cache<String, V> cache(Clock clock) {
        return Caffeine.newBuilder()
                .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                .expireAfterWrite(SAME_CHECK)
                .maximumSize(HASHES_MAX)
                .build();
    }

    /**
     * What this visit adds; empty when the same device checked the item within the hour, or too many did from where it is.
     *
     * @param region ISO 3166-2, or ""
     */
    synchronized Optional<Addition> visit(String item, Visit visit, String region) {
        renewKey();
        String net = prefix(visit.address());
        String prefix = hash(net + "\n" + item);
        String device = hash(net + "\n" + visit.userAgent() + "\n" + item);
        Prefix known = Optional.ofNullable(prefixes.getIfPresent(prefix)).orElse(new Prefix(0, ""));
        boolean plausible = known.region().isEmpty() || known.region().equals(region);
        String counted = plausible ? region : "";
        Optional<String> before = Optional.ofNullable(devices.getIfPresent(device));
        if (before.isEmpty() && known.checks() < CHECKS_PER_PREFIX_MAX) {
            devices.put(device, counted);
            prefixes.put(prefix, new Prefix(known.checks() + 1, known.region().isEmpty() ? counted : known.region()));
            return Optional.of(new Check(counted));
        }
        if (before.isPresent() && before.get().isEmpty() && !counted.isEmpty()) {
            devices.put(device, counted);
            prefixes.put(prefix, new Prefix(known.checks(), counted));
            return Optional.of(new Placed(counted));
        }
        return Optional.empty();
    }

    private void renewKey() {
        long day = Duration.ofMillis(clock.millis()).toDays();
        if (day != keyDay) {
            chance.nextBytes(key);
            devices.invalidateAll();
            prefixes.invalidateAll();
            keyDay = day;
        }
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String prefix(String address) {
        try {
            InetAddress read = InetAddress.getByName(address);
            int kept = read instanceof Inet6Address ? IPV6_PREFIX_BYTES : IPV4_PREFIX_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), kept));
        } catch (UnknownHostException unreadable) {
            return "";
        }
    }
}
