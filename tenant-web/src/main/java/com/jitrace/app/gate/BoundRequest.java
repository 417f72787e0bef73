package com.jitrace.app.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** Binds every session at its birth, whoever asked for it. */
final class BoundRequest extends HttpServletRequestWrapper {
    private final Sessions sessions;
    private final HttpServletResponse response;

    BoundRequest(HttpServletRequest request, HttpServletResponse response, Sessions sessions) {
        super(request);
        this.sessions = sessions;
        this.response = response;
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        HttpSession present = super.getSession(false);
        if (present != null || !create) {
            return present;
        }
        HttpSession fresh = super.getSession(true);
        sessions.bind(fresh, response);
        return fresh;
    }

    @Override
    public HttpSession getSession() {
        HttpSession session = getSession(true);
        if (session == null) {
            throw new IllegalStateException("the container gave no session");
        }
        return session;
    }
}
