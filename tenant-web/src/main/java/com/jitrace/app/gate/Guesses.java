package com.jitrace.app.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes it dear to ask for codes that nobody issued (SECURITY §5): ten such answers in ten minutes are free for a part of the net, each
 * further one costs a proof of work, and after two hundred there is none. A code that was issued is always answered.
 *
 * <p>The work: a counter, so that SHA-256(challenge "." counter) begins with {@value #WORK_BITS} zero bits. A challenge belongs to one part
 * of the net and holds for ten minutes; each solution is taken once.
 */
@ApplicationScoped
public class Guesses {
    /** Zero bits that a solution's hash begins with. */
    public static final int WORK_BITS = 16;

    private static final int FREE = 10;
    private static final int WITH_WORK_MAX = 200;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long PREFIXES_MAX = 50_000;
    private static final long SOLUTIONS_MAX = 100_000;
    private static final int KEY_BYTES = 32;
    private static final int SOLUTION_CHARACTERS_MAX = 100;
    private static final String MAC = "HmacSHA256";

    /** What is asked of the next guess from there. */
    public enum Price {
        /** Nothing. */
        FREE,
        /** A proof of work. */
        WORK,
        /** There is no answer for now. */
        NONE
    }

    private record Window(long endsAt, int guesses) {}

    private final Clock clock;
    private final byte[] key = new byte[KEY_BYTES];
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .expireAfterWrite(WINDOW)
            .maximumSize(PREFIXES_MAX)
            .build();
    private final Cache<String, Boolean> used = Caffeine.newBuilder()
            .expireAfterWrite(WINDOW.multipliedBy(2))
            .maximumSize(SOLUTIONS_MAX)
            .build();

    private final Cache<String, Boolean> answered = Caffeine.newBuilder()
            .expireAfterWrite(WINDOW)
            .maximumSize(SOLUTIONS_MAX)
            .build();

    @Inject
    Guesses(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        chance.nextBytes(key);
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Guesses() {
        clock = null;
    }

    /** The price of an answer about a code that nobody issued. */
    Price price(String address) {
        Window window = windows.getIfPresent(AddressDelay.prefix(address));
        int guesses = window == null || window.endsAt() <= clock.millis() ? 0 : window.guesses();
        return guesses < FREE ? Price.FREE : guesses < WITH_WORK_MAX ? Price.WORK : Price.NONE;
    }

    /** Counts an answer about a code that nobody issued. */
    void guessed(String address) {
        long now = clock.millis();
        windows.asMap()
                .merge(
                        AddressDelay.prefix(address),
                        new Window(now + WINDOW.toMillis(), 1),
                        (known, fresh) ->
                                known.endsAt() <= now ? fresh : new Window(known.endsAt(), known.guesses() + 1));
    }

    /**
     * Counts a question about a code that nobody issued; the same code again from there costs nothing more.
     *
     * @param code as it was asked for
     * @param solution what came with it, or ""
     * @return {@link Price#FREE} when it is answered, otherwise what would be needed
     */
    public Price ask(String address, String code, String solution) {
        String asked = AddressDelay.prefix(address) + " " + code;
        if (answered.getIfPresent(asked) != null) {
            return Price.FREE;
        }
        Price price = price(address);
        boolean paid = price == Price.WORK && take(address, solution);
        guessed(address);
        if (paid || price == Price.FREE) {
            answered.put(asked, true);
            return Price.FREE;
        }
        return price;
    }

    /** What a browser there has to work on. */
    public String challenge(String address) {
        return challenge(address, clock.millis() / WINDOW.toMillis());
    }

    /** Takes a solution, "challenge.counter"; false when it is none, is of another part of the net, too old, or was used before. */
    boolean take(String address, String solution) {
        int dot = solution.indexOf('.');
        if (dot < 0 || solution.length() > SOLUTION_CHARACTERS_MAX) {
            return false;
        }
        String challenge = solution.substring(0, dot);
        long now = clock.millis() / WINDOW.toMillis();
        boolean own = challenge.equals(challenge(address, now)) || challenge.equals(challenge(address, now - 1));
        return own && isWork(solution) && used.asMap().putIfAbsent(solution, true) == null;
    }

    static boolean isWork(String solution) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(solution.getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(hash).getInt() >>> (Integer.SIZE - WORK_BITS) == 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String challenge(String address, long window) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            byte[] tag = mac.doFinal((AddressDelay.prefix(address) + " " + window).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(tag, KEY_BYTES / 2));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
