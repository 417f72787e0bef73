package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import java.util.function.Supplier;

/** A rule is broken: leaves the rules of one entry from any depth; becomes a {@link Refusal} at the {@link Ledger}'s door. */
final class Broken extends RuntimeException {
    private final Reason reason;

    private Broken(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static Broken rule(Reason reason, String detail) {
        return new Broken(reason, detail);
    }

    static void unless(boolean holds, Reason reason, Supplier<String> detail) {
        if (!holds) {
            throw new Broken(reason, detail.get());
        }
    }

    Refusal at(int entry) {
        return new Refusal(reason, entry, String.valueOf(getMessage()));
    }
}
