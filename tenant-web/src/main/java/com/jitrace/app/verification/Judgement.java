package com.jitrace.app.verification;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.verification.Verdict.Answer;
import com.jitrace.app.verification.Verdict.Question;
import com.jitrace.app.verification.Verdict.Reason;
import java.util.List;
import java.util.Optional;

/** The rules that turn facts into a state and its reasons; pure, so that every state can be produced by its real cause in a test. */
record Judgement(State state, List<Reason> reasons) {
    static Judgement of(Verifying.Facts facts, Optional<String> region) {
        Reason issued = new Reason(Question.ISSUED, Answer.FITS, "", "");
        Reason status = status(facts);
        Reason place = place(facts, region);
        return new Judgement(state(facts, place), List.of(issued, status, place));
    }

    private static State state(Verifying.Facts facts, Reason place) {
        if (facts.recall().isPresent()) {
            return State.RECALLED;
        } else if (facts.status().equals(ItemState.CANCELLED) || facts.status().equals(ItemState.DESTROYED)) {
            return State.CANCELLED;
        } else if (facts.status().equals(ItemState.ISSUED)) {
            return State.NOT_RELEASED;
        } else if (place.answer() == Answer.DIFFERS) {
            return State.MISMATCH;
        } else if (facts.status().equals(ItemState.SOLD)) {
            return State.SOLD;
        }
        return place.answer() == Answer.FITS ? State.MATCH : State.OPEN;
    }

    private static Reason status(Verifying.Facts facts) {
        if (facts.recall().isPresent()) {
            return new Reason(Question.STATUS, Answer.DIFFERS, "status.recalled", "");
        }
        return switch (facts.status()) {
            case ItemState.RELEASED -> new Reason(Question.STATUS, Answer.FITS, "status.released", "");
            case ItemState.SOLD -> new Reason(Question.STATUS, Answer.DIFFERS, "status.sold", "");
            case ItemState.CANCELLED, ItemState.DESTROYED ->
                new Reason(Question.STATUS, Answer.DIFFERS, "status.cancelled", "");
            default -> new Reason(Question.STATUS, Answer.DIFFERS, "status.issued", "");
        };
    }

    /** The place fits where the item was last recorded, where it was sold, or where somebody is authorised to sell it. */
    private static Reason place(Verifying.Facts facts, Optional<String> region) {
        String last = facts.sale().map(Verdict.Sale::region).orElseGet(() -> lastRegion(facts));
        if (region.isEmpty()) {
            return new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.not-asked", "");
        }
        if (region.get().equals(last)) {
            return new Reason(Question.PLACE, Answer.FITS, "place.fits", last);
        }
        boolean market =
                facts.sale().isEmpty() && facts.sellers().stream().anyMatch(auth -> auth.coversRegion(region.get()));
        if (market) {
            return new Reason(Question.PLACE, Answer.FITS, "place.market", region.get());
        }
        if (last.isEmpty() && facts.sellers().isEmpty()) {
            return new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.nothing-recorded", "");
        }
        return facts.sale().isPresent()
                ? new Reason(Question.PLACE, Answer.DIFFERS, "place.sold-elsewhere", last)
                : new Reason(Question.PLACE, Answer.DIFFERS, "place.elsewhere", last);
    }

    private static String lastRegion(Verifying.Facts facts) {
        return facts.journey().stream()
                .map(step -> step.event().region())
                .filter(region -> !region.isEmpty())
                .reduce("", (earlier, later) -> later);
    }
}
