package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.verification.Verdict.Answer;
import com.jitrace.app.verification.Verdict.Question;
import com.jitrace.app.verification.Verdict.Reason;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What an answer of each state looks like, for a brand that looks at its page before readers do. Nothing in it is of a real item. */
public final class Samples {
    /** Stands where a code would. */
    public static final String CODE = "SAMPLE";

    private static final String REGION = "DE-HH";
    private static final String CITY = "Hamburg";
    private static final String ELSEWHERE = "US-NY";
    private static final int CHECKS = 14;
    private static final int REGIONS = 5;

    private Samples() {}

    /**
     * Whose page it is.
     *
     * @param item any issued item of the product: only its batch's reference is used, to find the pictures
     * @param inside the parts of the product that its page shows
     */
    public record Subject(
            String brand, String domain, Optional<Sheet> product, Optional<Located> item, List<ShownPart> inside) {}

    /** An answer of this state, as if it were given now. */
    public static Verdict of(State state, Subject subject, long now) {
        boolean known = state != State.UNKNOWN && state != State.MISTYPED && state != State.UNAVAILABLE;
        String day =
                Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC).toLocalDate().toString();
        String month = YearMonth.from(Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC))
                .toString();
        boolean checked = state == State.MATCH || state == State.MISMATCH;
        return new Verdict(
                state,
                CODE,
                known ? subject.item() : Optional.empty(),
                known ? subject.brand() : "",
                known ? subject.domain() : "",
                known ? subject.product() : Optional.empty(),
                known ? reasons(state) : List.of(),
                List.of(),
                known ? subject.inside() : List.of(),
                state == State.SOLD ? Optional.of(new Verdict.Sale(day, CITY, REGION)) : Optional.empty(),
                state == State.RECALLED
                        ? Optional.of(new Verdict.Recall(
                                "product", subject.product().map(Sheet::name).orElse(subject.brand()), "…", ""))
                        : Optional.empty(),
                !checked ? "" : state == State.MATCH ? REGION : ELSEWHERE,
                state == State.REPEATED
                        ? new Verdict.Standing("released", "", CHECKS, REGIONS, month)
                        : Verdict.Standing.NONE,
                new Verdict.Record(0, 0, now, List.of()));
    }

    private static List<Reason> reasons(State state) {
        return List.of(new Reason(Question.ISSUED, Answer.FITS, "", ""), status(state), place(state), history(state));
    }

    private static Reason status(State state) {
        return switch (state) {
            case RECALLED -> new Reason(Question.STATUS, Answer.DIFFERS, "status.recalled", "");
            case RETIRED -> new Reason(Question.STATUS, Answer.NOT_CHECKED, "status.retired", "");
            case CANCELLED -> new Reason(Question.STATUS, Answer.DIFFERS, "status.cancelled", "");
            case NOT_RELEASED -> new Reason(Question.STATUS, Answer.DIFFERS, "status.issued", "");
            case SOLD -> new Reason(Question.STATUS, Answer.DIFFERS, "status.sold", "");
            default -> new Reason(Question.STATUS, Answer.FITS, "status.released", "");
        };
    }

    private static Reason place(State state) {
        return switch (state) {
            case MATCH -> new Reason(Question.PLACE, Answer.FITS, "place.fits", REGION);
            case MISMATCH -> new Reason(Question.PLACE, Answer.DIFFERS, "place.elsewhere", REGION);
            default -> new Reason(Question.PLACE, Answer.NOT_CHECKED, "place.not-asked", "");
        };
    }

    private static Reason history(State state) {
        return state == State.REPEATED
                ? new Reason(Question.HISTORY, Answer.DIFFERS, "history.repeated", "")
                : new Reason(Question.HISTORY, Answer.FITS, "history.quiet", "");
    }
}
