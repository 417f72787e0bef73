package com.jitrace.app.gate;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the headers of {@link AnswerHeaders} and lets nobody tell what the server is made of. PrimeFaces chooses its own nonce
 * and adds a policy with it: on console pages that nonce enters our policy, elsewhere it is dropped.
 */
final class GuardedAnswer extends HttpServletResponseWrapper {
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=_-]{16,100})'");
    private static final String POLICY = "Content-Security-Policy";
    private static final Set<String> NOT_TO_BE_TOLD = Set.of("server", "x-powered-by");
    private static final String MAY_CHANGE = "Cache-Control";
    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Writes the headers at once; they stay, whatever is reset or set anew, except that a page may choose its caching. */
    GuardedAnswer(HttpServletResponse response, String path, Map<String, String> headers) {
        super(response);
        this.path = path;
        this.headers.putAll(headers);
        headers.forEach(super::setHeader);
    }

    @Override
    public void reset() {
        super.reset();
        headers.forEach(super::setHeader);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (passes(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (passes(name, value)) {
            super.addHeader(name, value);
        }
    }

    private boolean passes(String name, @Nullable String value) {
        if (NOT_TO_BE_TOLD.contains(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (!name.equalsIgnoreCase(POLICY)) {
            return name.equalsIgnoreCase(MAY_CHANGE) || !headers.containsKey(name);
        }
        Matcher nonce = NONCE.matcher(value == null ? "" : value);
        if (AnswerHeaders.isConsole(path) && nonce.find()) {
            headers.put(POLICY, AnswerHeaders.policy(path, nonce.group(1)));
            super.setHeader(POLICY, headers.get(POLICY));
        }
        return false;
    }
}
