package com.jitrace.app.gate;

import java.util.Map;
import java.util.Optional;

/**
 * How much a part of the house takes, in bytes. What declares more is refused unread; what declares nothing is cut off
 * by {@link LimitedBody}.
 */
final class BodyRule implements Rule {
    static final long FORM_BYTES_MAX = 1L << 20;
    static final long UPLOAD_BYTES_MAX = 10L << 20;
    static final long MEDIA_BYTES_MAX = 50L << 20;
    /** A video and the form that it comes with. */
    static final long MEDIA_FORM_BYTES_MAX = 51L << 20;

    static final long CAPTURE_BYTES_MAX = 4L << 20;
    static final long DEFAULT_BYTES_MAX = 64L << 10;

    @Override
    public Optional<Refusal> refuse(Asked asked) {
        long limit = limit(asked.path(), asked.contentType());
        if (asked.contentLength() > limit) {
            return Optional.of(tooLarge(limit));
        }
        // The container reads form fields below the filters, so a form of unknown length cannot be limited here.
        if (asked.chunked() && isForm(asked.contentType())) {
            return Optional.of(
                    Refusal.of(new Problem(411, "LENGTH", "Length required", "Send a form with its Content-Length.")));
        }
        return Optional.empty();
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(
                new Problem(413, "BODY_TOO_LARGE", "Body too large", "At most " + limit + " bytes are taken here."),
                Map.of("Connection", "close"));
    }

    static long limit(String path, String contentType) {
        if (path.equals("/api/v1/media")) {
            return MEDIA_BYTES_MAX;
        }
        if (contentType.startsWith("multipart/") && path.equals("/console/product.xhtml")) {
            return MEDIA_FORM_BYTES_MAX;
        }
        if (contentType.startsWith("multipart/") && (path.startsWith("/console/") || path.startsWith("/report/"))) {
            return UPLOAD_BYTES_MAX;
        }
        if (path.startsWith("/epcis/")) {
            return CAPTURE_BYTES_MAX;
        }
        if (path.equals("/api/v1/partrecords/imports")) {
            return CAPTURE_BYTES_MAX;
        }
        boolean csv = contentType.startsWith("text/csv");
        if (path.equals("/api/v1/pictures")
                || path.equals("/api/v1/partfiles")
                || csv && (path.equals("/api/v1/products") || path.equals("/api/v1/imports"))) {
            return UPLOAD_BYTES_MAX;
        }
        return path.startsWith("/console/") || path.startsWith("/api/") ? FORM_BYTES_MAX : DEFAULT_BYTES_MAX;
    }

    private static boolean isForm(String contentType) {
        return contentType.startsWith("multipart/") || contentType.startsWith("application/x-www-form-urlencoded");
    }
}
