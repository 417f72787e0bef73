package com.jitrace.chain.adapter.http;

import com.jitrace.chain.entry.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP answer, for any server. */
public record Answer(int status, String contentType, String cacheControl, Map<String, String> headers, byte[] body) {
    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String BYTES = "application/octet-stream";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NEVER = "no-store";
    private static final Map<String, String> OPEN =
            Map.of("Access-Control-Allow-Origin", "*", "X-Content-Type-Options", "nosniff");

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** Something that never changes. */
    static Answer lasting(String contentType, byte[] body) {
        return new Answer(200, contentType, FOR_EVER, OPEN, body);
    }

    /** Something that is another thing in a second. */
    static Answer current(String contentType, byte[] body) {
        return new Answer(200, contentType, NEVER, OPEN, body);
    }

    static Answer current(String contentType, String text) {
        return current(contentType, text.getBytes(StandardCharsets.UTF_8));
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
