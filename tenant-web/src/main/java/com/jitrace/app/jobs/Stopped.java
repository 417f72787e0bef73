package com.jitrace.app.jobs;

/** Somebody cancelled the job, or the system stops: the work is left where it is. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String message) {
        super(message);
    }
}
