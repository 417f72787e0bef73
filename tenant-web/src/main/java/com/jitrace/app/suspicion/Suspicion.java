package com.jitrace.app.suspicion;

import com.jitrace.app.readmodel.ItemState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the checks of an item may mean: signs by id with a weight each, added up to at most 100 (SECURITY §2). A count alone says little
 * (goods on a shelf are scanned) and a spread alone says little (goods travel), so the heavy sign needs both.
 */
public record Suspicion(int score, List<Sign> signs) {
    /** From this score on the page is no longer green or blue. */
    public static final int DOUBT_FROM = 50;

    private static final int SCORE_MAX = 100;
    private static final int REPEATED_CHECKS = 5;
    private static final int REPEATED_REGIONS = 2;
    private static final int WORN_CHECKS = 20;
    private static final int EARLY_CHECKS = 3;
    private static final int STRAY_CHECKS = 2;

    /** One observation. */
    public enum Sign {
        /** Checked often, and from more than one region; or very often. */
        REPEATED("repeated", 60),
        /** Checked several times before the item was released: the code was about before the goods were. */
        BEFORE_RELEASE("before-release", 30),
        /** Checked where nobody is authorised to sell it. */
        OUTSIDE_MARKET("outside-market", 30),
        /** Checked after the sale, elsewhere than where it was sold. */
        AFTER_SALE("after-sale", 30);

        private final String id;
        private final int weight;

        Sign(String id, int weight) {
            this.id = id;
            this.weight = weight;
        }

        public String id() {
            return id;
        }
    }

    public Suspicion {
        signs = List.copyOf(signs);
    }

    /**
     * Weighs what is known.
     *
     * @param market whether the item may be in an ISO 3166-2 region before it is sold
     * @param soldIn region of the sale, or ""
     */
    public static Suspicion of(History history, Predicate<String> market, String soldIn) {
        List<Sign> signs = new ArrayList<>();
        int offered = history.checks(tally -> tally.stage().equals(ItemState.RELEASED));
        if ((offered >= REPEATED_CHECKS && history.regions() >= REPEATED_REGIONS) || offered >= WORN_CHECKS) {
            signs.add(Sign.REPEATED);
        }
        if (history.checks(tally -> tally.stage().equals(ItemState.ISSUED)) >= EARLY_CHECKS) {
            signs.add(Sign.BEFORE_RELEASE);
        }
        Predicate<History.Tally> placed = tally -> !tally.region().isEmpty();
        if (history.checks(
                        placed.and(tally -> tally.stage().equals(ItemState.RELEASED) && !market.test(tally.region())))
                >= STRAY_CHECKS) {
            signs.add(Sign.OUTSIDE_MARKET);
        }
        if (!soldIn.isEmpty()
                && history.checks(placed.and(tally -> tally.stage().equals(ItemState.SOLD)
                                && !tally.region().equals(soldIn)))
                        >= STRAY_CHECKS) {
            signs.add(Sign.AFTER_SALE);
        }
        int score = signs.stream().mapToInt(sign -> sign.weight).sum();
        return new Suspicion(Math.min(SCORE_MAX, score), signs);
    }

    public boolean inDoubt() {
        return score >= DOUBT_FROM;
    }
}
