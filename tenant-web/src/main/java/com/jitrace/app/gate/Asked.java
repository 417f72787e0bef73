package com.jitrace.app.gate;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule may know of a request: never the body.
 *
 * @param rawPath as sent, still encoded
 * @param path decoded by the container, without the context path
 * @param contentLength in bytes, −1 when not declared
 */
record Asked(
        String method,
        String rawPath,
        String path,
        String host,
        long contentLength,
        boolean chunked,
        String contentType,
        Optional<String> origin,
        Optional<String> fetchSite,
        boolean withSession,
        boolean withApiKey,
        boolean fromProgram) {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** The header that a page's own script sends with every REST call; a foreign form cannot. */
    static final String PROGRAM_HEADER = "X-JiTrace";

    static Asked from(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String uri
                ? uri
                : request.getServletPath()
                        + Optional.ofNullable(request.getPathInfo()).orElse("");
        return new Asked(
                request.getMethod(),
                request.getRequestURI(),
                path.isEmpty() ? "/" : path,
                header(request, "Host").orElse(""),
                request.getContentLengthLong(),
                header(request, "Transfer-Encoding").isPresent(),
                Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT),
                header(request, "Origin"),
                header(request, "Sec-Fetch-Site"),
                request.getSession(false) != null,
                header(request, "Authorization").isPresent(),
                header(request, PROGRAM_HEADER).isPresent());
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    boolean reads() {
        return READS.contains(method);
    }

    boolean forProgram() {
        return isForProgram(path);
    }

    static boolean isForProgram(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/epcis/")
                || path.startsWith("/chain/")
                || path.equals("/api")
                || path.equals("/epcis")
                || path.equals("/chain")
                || path.equals("/demo");
    }
}
