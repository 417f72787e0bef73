package com.jitrace.app.capture;

import java.util.List;

/** Outcome of recording what happened to items. */
public sealed interface Recorded {
    /**
     * Written down and on its way to the chain.
     *
     * @param outboxIds rows in the organisation's outbox, one per brand whose items are among them
     */
    record Waiting(List<Long> outboxIds, int items) implements Recorded {
        public Waiting {
            outboxIds = List.copyOf(outboxIds);
        }
    }

    /** Nothing was written down. */
    record NotRecorded(List<Trouble> troubles) implements Recorded {
        public NotRecorded {
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * Why.
     *
     * @param subject the code or batch that is meant, or ""
     * @param code key of the text that says what to do
     */
    record Trouble(String subject, String code) {}
}
