package com.jitrace.app.gate;

import jakarta.enterprise.context.RequestScoped;

/** How long the next try must wait, carried past the container's identity store, which can only say yes or no. */
@RequestScoped
class SignInDelay {
    private long seconds;

    long seconds() {
        return seconds;
    }

    void of(long newSeconds) {
        seconds = newSeconds;
    }
}
