package com.jitrace.chain.entry;

/** A sold item comes back and can be sold again. */
public record Return(Goods goods, Details details) implements Movement {
    static final String TYPE = "return";

    public Return {
        Goods.onlyItems(goods);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.RETURN;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY));
    }

    static Return read(Fields f) {
        return new Return(Goods.read(f), Details.read(f));
    }
}
