package com.jitrace.app.verification;

import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.ItemEvent;
import java.util.List;
import java.util.Optional;

/**
 * What can be said about a code. The same base verdict for every visitor; the place is the only thing a visitor adds.
 *
 * @param code as typed, tidied where it is well-formed
 * @param item the issued item, unless there is none
 * @param brand name of the brand, or ""
 * @param domain verified domain of the brand, or ""
 * @param product what the brand says of the product
 * @param reasons the questions and their answers, in the order of the page
 * @param journey what was recorded, oldest first
 * @param sale where and when it was sold
 * @param recall the recall in force
 * @param place the reader's region (ISO 3166-2) that was compared, or ""
 * @param record what the answer rests on
 */
public record Verdict(
        State state,
        String code,
        Optional<Located> item,
        String brand,
        String domain,
        Optional<Sheet> product,
        List<Reason> reasons,
        List<Step> journey,
        Optional<Sale> sale,
        Optional<Recall> recall,
        String place,
        Record record) {
    public Verdict {
        reasons = List.copyOf(reasons);
        journey = List.copyOf(journey);
    }

    /** One question. */
    public enum Question {
        /** Is the code issued by the brand? (cryptographic) */
        ISSUED,
        /** Does the recorded status allow what the reader is doing? (evidence) */
        STATUS,
        /** Does the recorded place fit the reader's? (evidence) */
        PLACE
    }

    /** Its answer. */
    public enum Answer {
        FITS,
        DIFFERS,
        NOT_CHECKED
    }

    /**
     * A question and its answer.
     *
     * @param detail key of a text that says more, or ""
     * @param argument for that text
     */
    public record Reason(Question question, Answer answer, String detail, String argument) {}

    /**
     * One recorded step.
     *
     * @param event the certified event
     * @param city opened from its commitment, or ""
     * @param byBrand whether the brand itself recorded it; otherwise an authorised partner
     */
    public record Step(ItemEvent event, String city, boolean byBrand) {}

    /**
     * A recorded sale.
     *
     * @param day ISO 8601, UTC
     * @param city or ""
     * @param region ISO 3166-2
     */
    public record Sale(String day, String city, String region) {
        public String country() {
            return region.substring(0, 2);
        }
    }

    /**
     * A recall in force.
     *
     * @param subject the batch's ref or the product's name
     * @param reason what is wrong, in the brand's words
     * @param remedy what to do, in the brand's words
     */
    public record Recall(String subject, String reason, String remedy) {}

    /**
     * What the answer rests on.
     *
     * @param height of the last certified block that the read model follows; 0 = none
     * @param blockTime of that block, milliseconds UTC
     * @param checkedAt milliseconds UTC
     */
    public record Record(long height, long blockTime, long checkedAt) {}

    /** How many of the questions fit. */
    public long fitting() {
        return reasons.stream().filter(r -> r.answer() == Answer.FITS).count();
    }
}
