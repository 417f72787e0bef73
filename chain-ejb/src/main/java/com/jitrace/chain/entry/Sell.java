package com.jitrace.chain.entry;

/** Sold to a consumer, in a declared region. */
public record Sell(Goods goods, Details details) implements Movement {
    static final String TYPE = "sell";

    public Sell {
        Goods.onlyItems(goods);
        if (details.place().isEmpty()) {
            throw Malformed.form("a sale has a place");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.SELL;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY));
    }

    static Sell read(Fields f) {
        return new Sell(Goods.read(f), Details.read(f));
    }
}
