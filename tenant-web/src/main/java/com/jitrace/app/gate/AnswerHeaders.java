package com.jitrace.app.gate;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that every answer carries, by part of the house. */
final class AnswerHeaders {
    private static final String PERMISSIONS = "accelerometer=(), autoplay=(), camera=(self), display-capture=(), "
            + "encrypted-media=(), fullscreen=(self), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), "
            + "midi=(), payment=(), usb=(), browsing-topics=()";
    private static final String HSTS_YEAR = "max-age=31536000";
    /**
     * Files of brands are shown, and never run: neither scripts nor forms nor anything they would load. Without an origin of its own a
     * video would not be allowed to fetch itself (measured); without scripts the origin is of no use to it.
     */
    private static final String MEDIA_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin";

    private final boolean tls;

    AnswerHeaders(boolean tls) {
        this.tls = tls;
    }

    Map<String, String> forPath(String path, String nonce) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", policy(path, nonce));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", isPreview(path) ? "SAMEORIGIN" : "DENY");
        // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Permissions-Policy", PERMISSIONS);
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", path.startsWith("/chain/") ? "cross-origin" : "same-origin");
        if (tls) {
            headers.put("Strict-Transport-Security", HSTS_YEAR);
        }
        if (!isStatic(path)) {
            headers.put("Cache-Control", "no-store");
        }
        return headers;
    }

    /** PrimeFaces writes inline styles, so the console allows them; script comes last because PrimeFaces adds to it. */
    static String policy(String path, String nonce) {
        if (Asked.isForProgram(path)) {
            return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'none'";
        }
        if (path.startsWith("/media/")) {
            return MEDIA_POLICY;
        }
        String frames = isPreview(path) ? "'self'" : "'none'";
        String common = "base-uri 'none'; form-action 'self'; frame-ancestors " + frames + "; object-src 'none'; "
                + "connect-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; ";
        if (isConsole(path)) {
            return "default-src 'self'; " + common
                    + "font-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'nonce-" + nonce
                    + "'";
        }
        if (path.startsWith("/m/")) {
            return "default-src 'none'; " + common
                    + "media-src 'self' blob:; worker-src 'self'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
        }
        return "default-src 'none'; " + common + "style-src 'self' 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                + "'";
    }

    /** The brand page editor shows it in a frame of its own. */
    private static boolean isPreview(String path) {
        return path.equals("/console/preview");
    }

    static boolean isConsole(String path) {
        return path.startsWith("/console/");
    }

    static boolean isStatic(String path) {
        return path.startsWith("/jakarta.faces.resource/")
                || path.startsWith("/static/")
                || path.startsWith("/packs/")
                || path.startsWith("/media/")
                || path.startsWith("/m/");
    }
}
