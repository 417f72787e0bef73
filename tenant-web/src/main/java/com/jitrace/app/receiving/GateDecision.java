package com.jitrace.app.receiving;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Judges what was scanned: a function of facts, the gate's settings and measurements, without clock, database or chain.
 *
 * @param decision what becomes of it
 * @param reasons why not, in the order of {@link Reason}; none when it is accepted
 */
public record GateDecision(Decision decision, List<Reason> reasons) {
    public GateDecision {
        reasons = List.copyOf(reasons);
        if ((decision == Decision.ACCEPT) != reasons.isEmpty()) {
            throw new IllegalArgumentException(decision + " with the reasons " + reasons);
        }
    }

    /** What follows from these reasons; the hardest decides. */
    static GateDecision because(Collection<Reason> reasons) {
        Decision hardest = reasons.stream()
                .map(Reason::decision)
                .max(Comparator.naturalOrder())
                .orElse(Decision.ACCEPT);
        return new GateDecision(hardest, reasons.stream().sorted().distinct().toList());
    }

    /** Judges by what is known, before anything is measured. */
    static GateDecision of(Facts facts, Expectation expected) {
        if (facts instanceof Facts.Known known) {
            return because(reasons(known, expected));
        }
        return because(List.of(
                facts instanceof Facts.NoCode
                        ? Reason.NO_CODE
                        : facts instanceof Facts.Mistyped ? Reason.MISTYPED : Reason.UNKNOWN));
    }

    private static Set<Reason> reasons(Facts.Known known, Expectation expected) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        switch (known.where()) {
            case ENDED -> reasons.add(Reason.CANCELLED);
            case HERE -> reasons.add(Reason.ALREADY_RECEIVED);
            case ELSEWHERE -> reasons.add(Reason.NOT_ADDRESSED);
            case ARRIVING_IN_UNIT -> reasons.add(Reason.IN_UNIT);
            case ARRIVING -> {
                // it may come in
            }
        }
        if (!known.authorisedThen() || !known.authorisedNow()) {
            reasons.add(Reason.NOT_AUTHORISED);
        }
        if (!expected.products().contains(known.product())) {
            reasons.add(expected.elsewhere().contains(known.product()) ? Reason.WRONG_PLACE : Reason.WRONG_PART);
        }
        if (known.warnings().recalled()) {
            reasons.add(Reason.RECALLED);
        }
        if (known.warnings().held()) {
            reasons.add(Reason.ON_HOLD);
        }
        return reasons;
    }

    /** With what the measurements say besides. */
    GateDecision and(Collection<Reason> more) {
        return because(
                java.util.stream.Stream.concat(reasons.stream(), more.stream()).toList());
    }

    /** For a part that was let in without a network: what is not accepted now is put aside, not sent away. */
    GateDecision afterAcceptingOffline() {
        return decision == Decision.ACCEPT
                ? this
                : new GateDecision(
                        Decision.QUARANTINE,
                        and(List.of(Reason.ACCEPTED_OFFLINE)).reasons());
    }

    boolean isAccepted() {
        return decision == Decision.ACCEPT;
    }

    /** Whether a second person may let it in: every reason must be one that people can answer for. */
    boolean isOverridable() {
        return !reasons.isEmpty() && reasons.stream().allMatch(Reason::isOverridable);
    }
}
