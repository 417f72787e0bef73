package com.jitrace.app.gate;

import java.util.Map;

/** A rule's no: the problem and the headers that belong to it. */
record Refusal(Problem problem, Map<String, String> headers) {
    Refusal {
        headers = Map.copyOf(headers);
    }

    static Refusal of(Problem problem) {
        return new Refusal(problem, Map.of());
    }
}
