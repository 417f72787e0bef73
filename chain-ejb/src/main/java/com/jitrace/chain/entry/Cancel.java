package com.jitrace.chain.entry;

/** Items that never reach, or leave, the market for good. */
public record Cancel(Goods goods, Details details) implements Movement {
    static final String TYPE = "cancel";

    public Cancel {
        Goods.onlyItems(goods);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.CANCEL;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY));
    }

    static Cancel read(Fields f) {
        return new Cancel(Goods.read(f), Details.read(f));
    }
}
