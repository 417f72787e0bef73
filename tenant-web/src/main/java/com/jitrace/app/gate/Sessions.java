package com.jitrace.app.gate;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.account.Standing;
import com.jitrace.app.words.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A session is the container's handle plus a secret of 256 bits in a cookie of ours; the session keeps only the secret's
 * hash. Without the secret a guessed handle opens nothing (docs/decisions/0007-session-ids.md).
 */
final class Sessions {
    static final int SECRET_BYTES = 32;
    static final Duration ABSOLUTE_MAX = Duration.ofHours(12);
    private static final String SECRET_HASH = "jitrace.secret";
    private static final String SIGNED_IN = "jitrace.signed-in";
    private static final String SIGNED_IN_AT = "jitrace.signed-in-at";
    private static final String VERSION = "jitrace.version";
    private static final String LANGUAGE = "jitrace.language";

    /** What an account may do now; empty when it may not come in any more. */
    interface Standings {
        Optional<Standing> of(String accountId);
    }

    private final boolean tls;
    private final RandomGenerator chance;
    private final Standings standings;

    Sessions(boolean tls, RandomGenerator chance, Standings standings) {
        this.tls = tls;
        this.chance = chance;
        this.standings = standings;
    }

    String cookieName() {
        return tls ? "__Host-jitrace" : "jitrace-local";
    }

    /** Gives a fresh session its secret. */
    void bind(HttpSession session, HttpServletResponse response) {
        byte[] secret = new byte[SECRET_BYTES];
        chance.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        session.setAttribute(SECRET_HASH, hash(text));
        response.addCookie(cookie(text, -1));
    }

    boolean isBound(HttpServletRequest request, HttpSession session) {
        if (!(session.getAttribute(SECRET_HASH) instanceof byte[] expected) || request.getCookies() == null) {
            return false;
        }
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .anyMatch(cookie -> MessageDigest.isEqual(expected, hash(cookie.getValue())));
    }

    /** Signs in: new handle, new secret, so that nothing known before is worth anything after. */
    void begin(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(SIGNED_IN, who);
        session.setAttribute(
                VERSION, standings.of(who.accountId()).map(Standing::version).orElse(0));
        session.setAttribute(SIGNED_IN_AT, session.getLastAccessedTime());
        bind(session, response);
    }

    Optional<SignedIn> resume(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(SIGNED_IN) instanceof SignedIn who)
                || !(session.getAttribute(SIGNED_IN_AT) instanceof Long since)
                || !isBound(request, session)) {
            return Optional.empty();
        }
        Optional<Standing> now = standings
                .of(who.accountId())
                .filter(standing -> Integer.valueOf(standing.version()).equals(session.getAttribute(VERSION)));
        if (now.isEmpty() || session.getLastAccessedTime() - since > ABSOLUTE_MAX.toMillis()) {
            session.invalidate();
            return Optional.empty();
        }
        return now.map(Standing::who);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        forget(response);
    }

    void forget(HttpServletResponse response) {
        response.addCookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAgeSeconds) {
        Cookie cookie = new Cookie(cookieName(), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(tls);
        cookie.setPath("/");
        cookie.setMaxAge(maxAgeSeconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    static Optional<Language> language(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(LANGUAGE) instanceof Language language
                ? Optional.of(language)
                : Optional.empty();
    }

    static void speak(HttpServletRequest request, Language language) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(LANGUAGE, language);
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
