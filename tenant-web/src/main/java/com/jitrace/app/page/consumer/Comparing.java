package com.jitrace.app.page.consumer;

import java.util.List;
import java.util.Optional;

/**
 * The comparison of the item in hand with what the brand recorded: picture by picture, sign by sign, two links each. Only the person can
 * answer this question, so nothing is sent or kept.
 */
public final class Comparing {
    static final String SAME = "same";
    static final String DIFFERS = "differs";

    private final ItemPage page;
    private final String asked;

    Comparing(ItemPage page, String asked) {
        this.page = page;
        this.asked = asked;
    }

    public int total() {
        return page.isComparable() ? page.pictures().size() + page.signs().size() : 0;
    }

    /** The step that is shown, from 1; 0 when none is. */
    public int step() {
        int number = asked.matches("[1-9][0-9]?") ? Integer.parseInt(asked) : 0;
        return number <= total() ? number : 0;
    }

    /** "same" or "differs" when the person has come to an end, else "". */
    public String outcome() {
        return total() > 0 && List.of(SAME, DIFFERS).contains(asked) ? asked : "";
    }

    /** The picture of this step, if it is one. */
    public List<ItemPage.Shown> picture() {
        return step() >= 1 && step() <= page.pictures().size()
                ? List.of(page.pictures().get(step() - 1))
                : List.of();
    }

    /** What to look at in this step. */
    public String words() {
        return picture().isEmpty()
                ? page.signs().get(step() - 1 - page.pictures().size())
                : page.text().say("compare.picture");
    }

    public String start() {
        return page.link("compare=1") + "#compare";
    }

    public String same() {
        return page.link("compare=" + (step() == total() ? SAME : String.valueOf(step() + 1))) + "#compare";
    }

    public String differs() {
        return page.link("compare=" + DIFFERS) + "#compare";
    }

    public String back() {
        return page.link("compare=" + Optional.of(step() - 1).filter(n -> n > 0).orElse(0)) + "#compare";
    }
}
