package com.jitrace.app.suspicion;

import java.util.List;
import java.util.function.Predicate;
import org.hibernate.Session;

/** How often and from where one item was checked. */
public record History(List<Tally> tallies) {
    /** Nobody checked it. */
    public static final History NONE = new History(List.of());

    /**
     * Checks at one stage from one region.
     *
     * @param stage status of the item in the record at that time
     * @param region ISO 3166-2, or "" where none was chosen
     * @param firstMonth ISO 8601 month of the first one, like 2026-11
     */
    public record Tally(String stage, String region, int checks, String firstMonth) {}

    public History {
        tallies = tallies.stream().filter(tally -> tally.checks() > 0).toList();
    }

    /** Reads it in a transaction on the brand's database. */
    public static History of(Session session, String ref, int index) {
        return new History(session
                .createQuery("from ItemCheck c where c.id.ref = :ref and c.id.itemIndex = :index", ItemCheck.class)
                .setParameter("ref", ref)
                .setParameter("index", index)
                .list()
                .stream()
                .map(ItemCheck::tally)
                .toList());
    }

    public int checks() {
        return checks(tally -> true);
    }

    int checks(Predicate<Tally> which) {
        return tallies.stream().filter(which).mapToInt(Tally::checks).sum();
    }

    /** Distinct regions that were chosen. */
    public int regions() {
        return (int) tallies.stream()
                .map(Tally::region)
                .filter(region -> !region.isEmpty())
                .distinct()
                .count();
    }

    /** Month of the first check, or "". */
    public String firstMonth() {
        return tallies.stream().map(Tally::firstMonth).sorted().findFirst().orElse("");
    }
}
