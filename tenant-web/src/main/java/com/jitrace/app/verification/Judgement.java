package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.suspicion.Suspicion;
import com.jitrace.app.verification.Verdict.Answer;
import com.jitrace.app.verification.Verdict.Question;
import com.jitrace.app.verification.Verdict.Reason;
import java.util.List;
import java.util.Optional;

/** The rules that turn facts into a state and its reasons; pure, so that every state can be produced by its real cause in a test. */
record Judgement(State state, List<Reason> reasons) {
    /** A part inside is recalled, the item is not. */
    static final String PART_RECALLED = "status.part-recalled";

    /** A part inside is held back because of its quality. */
    static final String PART_HELD = "status.part-held";

    static Judgement of(Facts facts, Optional<String> region) {
        Reason issued = new Reason(Question.ISSUED, Answer.FITS, "", "");
        List<Reason> reasons = List.of(issued, status(facts), place(facts, region), history(facts));
        return new Judgement(state(facts, reasons), reasons);
    }

    /** In the order of {@link State}; what needs no item (mistyped, unknown) was answered before. */
    private static State state(Facts facts, List<Reason> reasons) {
        if (facts.recall().isPresent()) {
            return State.RECALLED;
        } else if (facts.retired()) {
            return State.RETIRED;
        } else if (facts.status().equals(ItemState.CANCELLED) || facts.status().equals(ItemState.DESTROYED)) {
            return State.CANCELLED;
        } else if (facts.status().equals(ItemState.ISSUED) || facts.status().isEmpty()) {
            return State.NOT_RELEASED;
        } else if (facts.status().equals(ItemState.CONSUMED) || has(reasons, Question.PLACE, Answer.DIFFERS)) {
            return State.MISMATCH;
        } else if (facts.status().equals(ItemState.SOLD)) {
            return State.SOLD;
        } else if (has(reasons, Question.HISTORY, Answer.DIFFERS)) {
            return State.REPEATED;
        }
        return reasons.stream().allMatch(reason -> reason.answer() == Answer.FITS) ? State.MATCH : State.OPEN;
    }

    private static boolean has(List<Reason> reasons, Question question, Answer answer) {
        return reasons.stream().anyMatch(reason -> reason.question() == question && reason.answer() == answer);
    }

    private static Reason status(Facts facts) {
        if (facts.recall().isPresent()) {
            return new Reason(Question.STATUS, Answer.DIFFERS, "status.recalled", "");
        }
        if (facts.retired()) {
            return new Reason(Question.STATUS, Answer.NOT_CHECKED, "status.retired", "");
        }
        return switch (facts.status()) {
            case ItemState.RELEASED ->
                facts.record().isStale()
                        ? new Reason(
                                Question.STATUS,
                                Answer.NOT_CHECKED,
                                "status.stale",
                                String.valueOf(facts.record().ageMinutes()))
                        : released(facts);
            case ItemState.SOLD -> new Reason(Question.STATUS, Answer.DIFFERS, "status.sold", "");
            case ItemState.CANCELLED -> new Reason(Question.STATUS, Answer.DIFFERS, "status.cancelled", "");
            case ItemState.CONSUMED -> new Reason(Question.STATUS, Answer.DIFFERS, "status.consumed", "");
            case ItemState.DESTROYED -> new Reason(Question.STATUS, Answer.DIFFERS, "status.destroyed", "");
            default -> new Reason(Question.STATUS, Answer.DIFFERS, "status.issued", "");
        };
    }

    /** What the brand lets everybody see inside is said to be in order only while nothing else was said of it. */
    private static Reason released(Facts facts) {
        if (facts.isInside(ShownPart.Condition.RECALLED)) {
            return new Reason(Question.STATUS, Answer.NOT_CHECKED, PART_RECALLED, "");
        } else if (facts.isInside(ShownPart.Condition.HELD)) {
            return new Reason(Question.STATUS, Answer.NOT_CHECKED, PART_HELD, "");
        }
        return new Reason(Question.STATUS, Answer.FITS, "status.released", "");
    }

    /** The place fits where the item was last recorded, where it was sold, or where somebody is authorised to sell it. */
    private static Reason place(Facts facts, Optional<String> region) {
        String last = facts.lastRegion();
        if (region.isEmpty()) {
            return new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.not-asked", "");
        }
        if (region.get().equals(last)) {
            return new Reason(Question.PLACE, Answer.FITS, "place.fits", last);
        }
        if (facts.sale().isEmpty() && facts.isMarket(region.get())) {
            return new Reason(Question.PLACE, Answer.FITS, "place.market", region.get());
        }
        if (!facts.saysWhere()) {
            return new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.nothing-recorded", "");
        }
        return facts.sale().isPresent()
                ? new Reason(Question.PLACE, Answer.DIFFERS, "place.sold-elsewhere", last)
                : new Reason(Question.PLACE, Answer.DIFFERS, "place.elsewhere", last);
    }

    /** The same for every reader: only what others did before counts, and no reader learns when. */
    private static Reason history(Facts facts) {
        String last = facts.lastRegion();
        Suspicion suspicion = Suspicion.of(
                facts.history(),
                // where nothing is recorded about places no place is strange
                region -> !facts.saysWhere() || facts.isMarket(region) || region.equals(last),
                facts.sale().map(Verdict.Sale::region).orElse(""));
        if (suspicion.inDoubt()) {
            return new Reason(
                    Question.HISTORY,
                    Answer.DIFFERS,
                    "history." + suspicion.signs().get(0).id(),
                    String.valueOf(suspicion.score()));
        }
        return suspicion.signs().isEmpty()
                ? new Reason(Question.HISTORY, Answer.FITS, "history.quiet", "")
                : new Reason(Question.HISTORY, Answer.FITS, "history.few", String.valueOf(suspicion.score()));
    }
}
