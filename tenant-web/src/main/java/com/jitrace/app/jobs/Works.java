package com.jitrace.app.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Every kind of work there is. */
@ApplicationScoped
public class Works {
    private final Instance<Work> all;

    @Inject
    Works(@Any Instance<Work> all) {
        this.all = all;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Works() {
        this(null);
    }

    Work of(String kind) {
        return all.stream()
                .filter(work -> work.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing does jobs of kind " + kind));
    }
}
