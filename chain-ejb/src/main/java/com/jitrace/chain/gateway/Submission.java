package com.jitrace.chain.gateway;

import com.jitrace.chain.entry.Refusal;

/** What a node says to a batch at once. */
public sealed interface Submission {
    /** It waits for a block; the same batch again gets the same receipt. */
    record Accepted(Receipt receipt) implements Submission {}

    record Refused(Refusal refusal) implements Submission {}

    /** Full, stalled or in doubt: try again later. */
    record Busy(long retryAfterMillis, String why) implements Submission {}
}
