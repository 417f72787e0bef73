package com.jitrace.app.account;

/** Somebody asked for what their role does not allow; becomes 403 (or the sign-in page) at the edge. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAllowed(String message) {
        super(message);
    }
}
