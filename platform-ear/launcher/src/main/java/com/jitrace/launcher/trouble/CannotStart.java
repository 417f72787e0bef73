package com.jitrace.launcher.trouble;

import org.jspecify.annotations.Nullable;

/** The platform cannot start or go on; the message is one clear line that says what to do, without a stack trace. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String line) {
        super(line);
    }

    public CannotStart(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
