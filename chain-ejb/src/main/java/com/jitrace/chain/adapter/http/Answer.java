package com.jitrace.chain.adapter.http;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One HTTP answer, for any server. */
public record Answer(int status, String contentType, String cacheControl, Map<String, String> headers, byte[] body) {
    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String BYTES = "application/octet-stream";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NEVER = "no-store";
    private static final String ASK_AGAIN = "no-cache";
    private static final String ETAG = "ETag";
    private static final int TAG_DIGITS = 32;
    private static final Map<String, String> OPEN =
            Map.of("Access-Control-Allow-Origin", "*", "X-Content-Type-Options", "nosniff");

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Something that never changes. */
    static Answer lasting(String contentType, byte[] body) {
        return new Answer(200, contentType, FOR_EVER, OPEN, body);
    }

    /** Something that is another thing in a second: not to be kept (C2SP: checkpoints). */
    static Answer fleeting(String contentType, String text) {
        return new Answer(200, contentType, NEVER, OPEN, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that changes now and then: may be kept, but only used after asking whether it is still so. */
    static Answer current(String contentType, byte[] body) {
        String tag = '"' + Hash.over(body).hex().substring(0, TAG_DIGITS) + '"';
        Map<String, String> headers = new HashMap<>(OPEN);
        headers.put(ETAG, tag);
        return new Answer(200, contentType, ASK_AGAIN, headers, body);
    }

    static Answer current(String contentType, String text) {
        return current(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** 304 without a body if the reader has exactly this already. */
    Answer unless(String ifNoneMatch) {
        String tag = headers.getOrDefault(ETAG, "");
        boolean known = !tag.isEmpty()
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .map(t -> t.startsWith("W/") ? t.substring(2) : t)
                        .anyMatch(tag::equals);
        return known ? new Answer(304, contentType, cacheControl, headers, new byte[0]) : this;
    }

    static Answer onlyReading(String method) {
        Map<String, String> headers = new HashMap<>(OPEN);
        headers.put("Allow", "GET, HEAD");
        Answer problem = problem(405, "METHOD", "Only GET and HEAD", method);
        return new Answer(problem.status, problem.contentType, NEVER, headers, problem.body);
    }

    static Answer problem(int status, String code, String title, String detail) {
        JsonObject problem = JsonObject.EMPTY
                .with("code", code)
                .with("detail", detail)
                .with("status", status)
                .with("title", title)
                .with("type", "about:blank");
        return new Answer(status, "application/problem+json", NEVER, OPEN, problem.canonical());
    }

    static Answer notFound(String detail) {
        return problem(404, "NOT_FOUND", "Not on the published chain", detail);
    }
}
