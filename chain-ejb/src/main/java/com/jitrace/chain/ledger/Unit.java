package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A packing of items and units as the state knows it: {@code unit.U {c,d,f,h,in?,n,products,r?,s,to?}} (CHAIN.md §6, decision 0012). */
record Unit(String id, JsonObject fields) {
    private static final String PACKED = "packed";

    static String key(String id) {
        return "unit." + id;
    }

    static Unit known(Context at, String id) {
        return new Unit(id, at.known(key(id)));
    }

    static Unit fresh(String id, String custodian) {
        return new Unit(
                id,
                JsonObject.EMPTY
                        .with("c", custodian)
                        .with("d", 1)
                        .with("f", List.of())
                        .with("h", "")
                        .with("n", 0)
                        .with("products", List.of())
                        .with("s", PACKED));
    }

    String custodian() {
        return fields.text("c");
    }

    Optional<String> addressee() {
        return fields.optionalText("to");
    }

    /** The unit it is directly in. */
    Optional<String> inside() {
        return fields.optionalText("in");
    }

    boolean recalled() {
        return fields.texts("f").contains(Context.RECALLED);
    }

    /** How many levels of units there may be in it, itself included. */
    long depth() {
        return fields.whole("d");
    }

    List<String> products() {
        return fields.texts("products");
    }

    /** The unit around it that is in no other; itself if it is in none. */
    Unit topmost(Context at) {
        Unit unit = this;
        while (unit.inside().isPresent()) {
            unit = known(at, unit.inside().get());
        }
        return unit;
    }

    /** Whether it, or one around it, is recalled. */
    boolean recalledWithin(Context at) {
        Unit unit = this;
        while (!unit.recalled() && unit.inside().isPresent()) {
            unit = known(at, unit.inside().get());
        }
        return unit.recalled();
    }

    /** Refuses unless the author holds it, it is in no other and not under way. */
    void held(Context at) {
        outermost();
        unless(custodian().equals(at.author()), Reason.CUSTODY, () -> "the author does not hold unit " + id);
        unless(addressee().isEmpty(), Reason.STATE, () -> "unit " + id + " is under way");
    }

    void outermost() {
        unless(inside().isEmpty(), Reason.STATE, () -> "unit " + id + " is inside another");
    }

    Unit shippedTo(String addressee) {
        return new Unit(id, fields.with("to", addressee));
    }

    Unit receivedBy(String custodian, Optional<String> region) {
        return new Unit(id, fields.with("c", custodian).without("to").withText("r", region));
    }

    Unit packedInto(String unit) {
        return new Unit(id, fields.with("in", unit));
    }

    /** Out of the unit it is in: where, and in whose hands, the topmost is. */
    Unit takenOut(Unit top, boolean recalled) {
        JsonObject loose = fields.with("c", top.custodian()).without("in").without("r");
        Unit out = new Unit(id, loose.withText("r", top.fields.optionalText("r")));
        return recalled ? out.flagged(true) : out;
    }

    Unit flagged(boolean recalled) {
        JsonObject marked = Item.flagged(fields, Context.RECALLED, recalled);
        return new Unit(id, marked.with("f", marked.texts("f")));
    }

    Unit holding(SortedSet<String> more, long levels) {
        SortedSet<String> all = new TreeSet<>(products());
        all.addAll(more);
        return new Unit(id, fields.with("products", List.copyOf(all)).with("d", levels));
    }

    /** Custody and region as they were. */
    Unit asBefore(JsonObject past) {
        JsonObject back = fields.with("c", past.text("c")).without("to").without("r");
        return new Unit(id, back.withText("to", past.optionalText("to")).withText("r", past.optionalText("r")));
    }

    /** Writes it with one more entry in its history. */
    void keep(Context at) {
        at.state().put(key(id), Item.remembered(fields, at.leaf()));
    }

    /** True if its history ends with this entry, which found it like this. */
    static boolean lastWas(JsonObject now, JsonObject past, Hash leaf) {
        return now.text("h").equals(Item.history(past, leaf));
    }
}
