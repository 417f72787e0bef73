package com.jitrace.chain.entry;

/**
 * The author of an entry takes it back for goods whose history still ends with it; for others it is a remark in their history.
 *
 * @param entry what is corrected: batch id, colon, place in the batch
 */
public record Correct(Goods goods, EntryName entry, Details details) implements Movement {
    static final String TYPE = "correct";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.CORRECT;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY)).with("entry", entry.toString());
    }

    static Correct read(Fields f) {
        return new Correct(Goods.read(f), EntryName.parse(f.text("entry", t -> t)), Details.read(f));
    }
}
