package com.jitrace.app.capture;

import java.util.List;

/** What a selection turned out to be. */
record Gathered(List<Share> shares, List<Recorded.Trouble> troubles) {
    Gathered {
        shares = List.copyOf(shares);
        troubles = List.copyOf(troubles);
    }

    static Gathered nothing(String subject, String code) {
        return new Gathered(List.of(), List.of(new Recorded.Trouble(subject, code)));
    }
}
