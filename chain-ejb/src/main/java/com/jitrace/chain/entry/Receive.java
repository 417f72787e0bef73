package com.jitrace.chain.entry;

/** The addressee takes custody. */
public record Receive(Goods goods, Details details) implements Movement {
    static final String TYPE = "receive";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.RECEIVE;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY));
    }

    static Receive read(Fields f) {
        return new Receive(Goods.read(f), Details.read(f));
    }
}
