package com.jitrace.app.gate;

import java.util.Locale;

/**
 * What went wrong, for programs: RFC 9457 with a stable {@code code}. The detail is a sentence that says what to do; it
 * never holds a stack trace, a class name or SQL.
 */
public record Problem(int status, String code, String title, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem has a status from 400 to 599, not " + status);
        }
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("a problem's code is UPPER_SNAKE, not " + code);
        }
    }

    public String toJson() {
        return "{\"type\":\"urn:jitrace:problem:" + code.toLowerCase(Locale.ROOT) + "\",\"title\":" + quoted(title)
                + ",\"status\":" + status + ",\"detail\":" + quoted(detail) + ",\"code\":\"" + code + "\"}";
    }

    /** A problem for a status that a framework chose, with the usual words. */
    public static Problem of(int status) {
        return switch (status) {
            case 400 ->
                new Problem(
                        400,
                        "BAD_REQUEST",
                        "Bad request",
                        "The request could not be read. Check its form and try again.");
            case 401 ->
                new Problem(
                        401,
                        "NOT_SIGNED_IN",
                        "Sign-in needed",
                        "Sign in or send an API key: Authorization: Bearer jtk_…");
            case 403 -> new Problem(403, "NOT_ALLOWED", "Not allowed", "Your role does not allow this.");
            case 404 -> new Problem(404, "NOT_FOUND", "Not found", "There is nothing at this address.");
            case 405 ->
                new Problem(
                        405,
                        "METHOD",
                        "Method not allowed",
                        "This address does not take this method; see the Allow header.");
            case 406 ->
                new Problem(406, "NOT_ACCEPTABLE", "Not acceptable", "This address cannot answer in that form.");
            case 409 -> new Problem(409, "CONFLICT", "Conflict", "The request does not fit the present state.");
            case 413 -> new Problem(413, "BODY_TOO_LARGE", "Body too large", "Send less at once.");
            case 415 ->
                new Problem(
                        415, "MEDIA_TYPE", "Media type not supported", "This address does not take this content type.");
            case 429 -> new Problem(429, "TOO_MANY", "Too many requests", "Wait a little and try again.");
            case 503 -> new Problem(503, "UNAVAILABLE", "Not available now", "Try again in a moment.");
            default ->
                status < 500
                        ? new Problem(status, "REFUSED", "Refused", "The request was refused.")
                        : new Problem(
                                status,
                                "BROKEN",
                                "Something broke on our side",
                                "Try again later; nothing is wrong with your request.");
        };
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7f) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
