package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.chain.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
 * @param inside the parts that the brand lets everybody see
 * @param sale where and when it was sold
 * @param recall the recall in force
 * @param place the reader's region (ISO 3166-2) that was compared, or ""
 * @param standing what the record says of the item, and how often it was asked
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
        List<ShownPart> inside,
        Optional<Sale> sale,
        Optional<Recall> recall,
        String place,
        Standing standing,
        Record record) {
    public Verdict {
        reasons = List.copyOf(reasons);
        journey = List.copyOf(journey);
        inside = List.copyOf(inside);
    }

    /** One question. The three of UX.md are kept apart: A is ISSUED; B is STATUS, PLACE and HISTORY; C only the person can answer. */
    public enum Question {
        /** Is the code issued by the brand? (cryptographic) */
        ISSUED,
        /** Does the recorded status allow what the reader is doing? (evidence) */
        STATUS,
        /** Does the recorded place fit the reader's? (evidence) */
        PLACE,
        /** Was the code checked as one item's code would be? (evidence) */
        HISTORY
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
     * @param scope product, lot, batch, unit or items
     * @param subject name of the product, lot as printed, or the batch's ref; "" for a unit
     * @param reason what is wrong, in the brand's words
     * @param remedy what to do, in the brand's words
     */
    public record Recall(String scope, String subject, String reason, String remedy) {}

    /**
     * What is known of the item itself.
     *
     * @param status in the record, or "" without an item
     * @param lot as printed, or ""
     * @param checks how often the code was checked, by whomever
     * @param regions how many regions those readers chose
     * @param firstMonth month of the first check, ISO 8601, or ""
     */
    public record Standing(String status, String lot, int checks, int regions, String firstMonth) {
        /** There is no item. */
        public static final Standing NONE = new Standing("", "", 0, 0, "");
    }

    /**
     * What the answer rests on.
     *
     * @param height of the last certified block that the read model follows; 0 = none
     * @param blockTime of that block, milliseconds UTC
     * @param checkedAt milliseconds UTC
     * @param waiting acts that the brand has written about this item and the chain has not confirmed
     * @param still whether the network confirms nothing new just now
     */
    public record Record(long height, long blockTime, long checkedAt, List<String> waiting, boolean still) {
        /** From this age on the page says how old its record is; an idle chain confirms itself every minute. */
        public static final long AGE_SAID_MILLIS = 120_000;

        /** From this age on nothing is green. */
        public static final long STALE_MILLIS = 600_000;

        private static final long SECOND_MILLIS = 1_000;
        private static final long MINUTE_MILLIS = 60_000;

        public Record {
            waiting = List.copyOf(waiting);
        }

        /** While the network goes on. */
        public Record(long height, long blockTime, long checkedAt, List<String> waiting) {
            this(height, blockTime, checkedAt, waiting, false);
        }

        /** Age of the record in whole seconds, 0 when there is none. */
        public long ageSeconds() {
            return blockTime == 0 ? 0 : Math.max(0, checkedAt - blockTime) / SECOND_MILLIS;
        }

        /** Age of the record in whole minutes, 0 when there is none. */
        public long ageMinutes() {
            return blockTime == 0 ? 0 : Math.max(0, checkedAt - blockTime) / MINUTE_MILLIS;
        }

        public boolean ageIsSaid() {
            return blockTime > 0 && checkedAt - blockTime >= AGE_SAID_MILLIS;
        }

        public boolean isStale() {
            return blockTime > 0 && checkedAt - blockTime >= STALE_MILLIS;
        }
    }

    /** Whether a question has this answer. */
    boolean isSaid(String detail) {
        return reasons.stream().anyMatch(reason -> reason.detail().equals(detail));
    }

    /** How many of the questions fit. */
    public long fitting() {
        return reasons.stream().filter(r -> r.answer() == Answer.FITS).count();
    }

    /** Names this answer when somebody asks about it: the first ten hex digits of a hash over what was answered about what and when. */
    public String reference() {
        String answered = String.join(
                "\n", code, state.name(), place, String.valueOf(record.height()), String.valueOf(record.checkedAt()));
        String hex = Hash.over(answered.getBytes(StandardCharsets.UTF_8)).hex().toUpperCase(Locale.ROOT);
        return hex.substring(0, 5) + "-" + hex.substring(5, 10);
    }
}
