package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One physical piece as the state knows it: {@code {c?,f?,h,k?,lot?,n,q?,r?,s,to?,u?}} (CHAIN.md §6). */
record Item(JsonObject fields) {
    static final String ISSUED = "issued";
    static final String RELEASED = "released";
    static final String SOLD = "sold";
    static final String OWNED = "owned";
    static final String CANCELLED = "cancelled";
    static final String DESTROYED = "destroyed";
    static final String CONSUMED = "consumed";

    static Item issued() {
        return new Item(JsonObject.EMPTY.with("h", "").with("n", 0).with("s", ISSUED));
    }

    static Item parse(String canonical) {
        return new Item(JsonObject.parse(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    String canonical() {
        return fields.toString();
    }

    String status() {
        return fields.text("s");
    }

    Optional<String> custodian() {
        return fields.optionalText("c");
    }

    Optional<String> addressee() {
        return fields.optionalText("to");
    }

    Optional<String> lot() {
        return fields.optionalText("lot");
    }

    /** The unit it is packed in. */
    Optional<String> unit() {
        return fields.optionalText("u").filter(u -> u.indexOf('/') < 0);
    }

    /** The item ("ref/index") that consumed it: no unit's name looks like that. */
    Optional<String> consumer() {
        return fields.optionalText("u").filter(u -> u.indexOf('/') >= 0);
    }

    boolean recalled() {
        return fields.texts("f").contains(Context.RECALLED);
    }

    Item released(String custodian, Optional<String> lot) {
        return new Item(fields.with("s", RELEASED).with("c", custodian).withText("lot", lot));
    }

    Item shippedTo(String addressee) {
        return new Item(fields.with("to", addressee));
    }

    Item receivedBy(String custodian) {
        return new Item(fields.with("c", custodian).without("to"));
    }

    Item sold(String region) {
        return new Item(fields.with("s", SOLD).with("r", region));
    }

    Item returnedTo(String custodian) {
        return new Item(fields.with("s", RELEASED)
                .with("c", custodian)
                .without("k")
                .without("r")
                .with("q", ownerSequence() + 1));
    }

    Optional<String> owner() {
        return fields.optionalText("k");
    }

    /** How often it changed its owner: what an owner's signature must name, so that it cannot be used again. */
    long ownerSequence() {
        return fields.optionalWhole("q").orElse(0L);
    }

    Item ownedBy(String key) {
        return new Item(fields.with("s", OWNED).with("k", key).with("q", ownerSequence() + 1));
    }

    /** Cancelled or destroyed. */
    Item ended(String status) {
        return new Item(fields.with("s", status).without("to"));
    }

    /** Whatever the owner signed before is void. */
    Item spoken() {
        return new Item(fields.with("q", ownerSequence() + 1));
    }

    Item packedInto(String unit) {
        return new Item(fields.with("u", unit));
    }

    /** Out of its unit, in these hands; a unit's recall goes with it. */
    Item takenOut(String custodian, boolean recalled) {
        Item out = new Item(fields.without("u").with("c", custodian));
        return recalled ? out.flagged(Context.RECALLED, true) : out;
    }

    Item consumedBy(String parent) {
        return new Item(fields.with("s", CONSUMED).with("u", parent));
    }

    Item builtOut(String custodian) {
        return new Item(fields.with("s", RELEASED).with("c", custodian).without("u"));
    }

    /**
     * Custody, status, region and lot as they were before its last entry. What came out of a unit stays out, in the hands it came into: the unit
     * may have moved on.
     */
    Item asBefore(JsonObject past) {
        Optional<String> custodian = past.get("u").isPresent() ? custodian() : past.optionalText("c");
        JsonObject back = fields.with("s", past.text("s"))
                .without("c")
                .without("lot")
                .without("r")
                .without("to");
        return new Item(back.withText("c", custodian)
                .withText("lot", past.optionalText("lot"))
                .withText("r", past.optionalText("r"))
                .withText("to", past.optionalText("to")));
    }

    Item flagged(String flag, boolean set) {
        return new Item(flagged(fields, flag, set));
    }

    static JsonObject flagged(JsonObject fields, String flag, boolean set) {
        TreeSet<String> flags = new TreeSet<>(fields.texts("f"));
        if (set) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
        return flags.isEmpty() ? fields.without("f") : fields.with("f", List.copyOf(flags));
    }

    /** One more entry in its history: h' = H(tag‖h‖leaf), n' = n+1. */
    Item remembering(Hash leaf) {
        return new Item(remembered(fields, leaf));
    }

    static JsonObject remembered(JsonObject fields, Hash leaf) {
        return fields.with("h", history(fields, leaf)).with("n", fields.whole("n") + 1);
    }

    /** The history of an item or unit after one more entry. */
    static String history(JsonObject fields, Hash leaf) {
        String h = fields.text("h");
        Hash before = h.isEmpty() ? Hash.ZERO : Hash.hex(h);
        return Hash.tagged(Tag.HIST, before.bytes(), leaf.bytes()).hex();
    }
}
