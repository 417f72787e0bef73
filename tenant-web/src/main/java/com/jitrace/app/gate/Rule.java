package com.jitrace.app.gate;

import java.util.Optional;

/** One reason to turn a request away before anybody works for it. */
@FunctionalInterface
interface Rule {
    Optional<Refusal> refuse(Asked asked);
}
