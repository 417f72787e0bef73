package com.jitrace.app.gate;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody add a second content security policy or tell what the server is made of. PrimeFaces chooses its own nonce
 * and adds a policy with it: on console pages that nonce enters our policy, elsewhere it is dropped.
 */
final class GuardedAnswer extends HttpServletResponseWrapper {
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=_-]{16,100})'");
    private static final String POLICY = "Content-Security-Policy";
    private final String path;

    GuardedAnswer(HttpServletResponse response, String path) {
        super(response);
        this.path = path;
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
        if (name.equalsIgnoreCase("Server") || name.equalsIgnoreCase("X-Powered-By")) {
            return false;
        }
        if (!name.equalsIgnoreCase(POLICY)) {
            return true;
        }
        Matcher nonce = NONCE.matcher(value == null ? "" : value);
        if (AnswerHeaders.isConsole(path) && nonce.find()) {
            super.setHeader(POLICY, AnswerHeaders.policy(path, nonce.group(1)));
        }
        return false;
    }
}
